// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/sections/names.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

using Words = QHash<QString, QStringList>;

/// Letters and digits in lower case.
QString keyOf(const QString &title)
{
    QString key;
    constexpr qsizetype longest = 80;
    const QString text = title.left(longest);
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            key += c.toLower();
    }
    return key.isEmpty() && title.trimmed() == u"#" ? u"#"_s : key;
}

QStringList split(const QString &words)
{
    return words.split(u"|"_s);
}

struct WordsRow {
    QStringView tag;
    QStringView words; ///< with | between
};

constexpr std::array sectionTable{
    WordsRow{u"language", u"语言|文档语言|自然语言|Sprache|Langue|Idioma"},
    WordsRow{u"programming_language",
        u"编程语言|程序语言|开发语言|Programmiersprache|Langage de programmation|Lenguaje de programación"},
    WordsRow{u"original",
        u"Requisitos originales|Exigence d'origine|原始需求|需求原文|Original Requirement|Ursprüngliche "
        u"Anforderungen|Ursprüngliche "
        u"Anforderung|Originalanforderungen|Original-Anforderungen|Exigences d'origine|Requisitos "
        u"originales"},
    WordsRow{
        u"project_name", u"Nombre|项目名称|项目名|工程名称|Projektname|Nom du projet|Nombre del proyecto"},
    WordsRow{
        u"goals", u"Objetivos|产品目标|目标|Produktziele|Goals|Objectifs du produit|Objetivos del producto"},
    WordsRow{u"stories",
        u"Historias|用户故事|User Story|Benutzergeschichten|Nutzergeschichten|Récits utilisateur|Historias "
        u"de usuario"},
    WordsRow{u"competitors",
        u"Competidores|Concurrents|竞品分析|竞争分析|Wettbewerbsanalyse|Competitor Analysis|Analyse "
        u"concurrentielle|Análisis "
        u"competitivo"},
    WordsRow{u"quadrant",
        u"竞品象限图|竞争象限图|象限图|Quadrant Chart|Competitive Quadrant|Wettbewerbsquadrant|"
        u"Quadrantendiagramm|Wettbewerbs-Quadrantendiagramm"},
    WordsRow{u"analysis",
        u"Análisis|需求分析|Requirements Analysis|Anforderungsanalyse|Analyse des exigences|Análisis de "
        u"requisitos"},
    WordsRow{u"requirements",
        u"Lista de requisitos|需求池|需求列表|Requirements Pool|Requirements|Requirement "
        u"List|Anforderungspool|"
        u"Anforderungsliste|Anforderungen|Liste des exigences|Requisitos"},
    WordsRow{u"ui_design",
        u"Diseño de interfaz|Borrador de diseño de interfaz|Ébauche "
        u"d'interface|界面设计草图|UI设计草案|UI设计|界面设计|UI Design|UI-Entwurf|UI-Design-Entwurf|Design "
        u"der "
        u"Oberfläche"},
    WordsRow{u"assumptions",
        u"Suposiciones|Supuestos|Hypothèses|假设|前提假设|假定|Assumption|Annahmen|Hypothèses|Supuestos"},
    WordsRow{u"questions",
        u"Preguntas abiertas|Questions en suspens|Perguntas "
        u"abertas|待确认问题|待明确问题|待明确事项|待澄清问题|开放问题|未决问题|不明确之处|Anything UNCLEAR|"
        u"Anything unclear|Unclear|Questions|Unresolved Questions|Offene Fragen|Questions ouvertes|Preguntas "
        u"abiertas"},
    WordsRow{u"approach",
        u"Enfoque de implementación|Enfoque|Approche|Approche de mise en "
        u"œuvre|Umsetzung|实现方案|实现方法|实施方案|实现思路|Implementation|Approach|Implementierungsansatz|"
        u"Umsetzungsansatz|"
        u"Lösungsansatz|Approche d'implémentation|Enfoque de implementación"},
    WordsRow{u"files",
        u"Lista de archivos|Lista de ficheros|文件列表|文件清单|Files|File structure|File "
        u"List|Dateiliste|Dateien|Liste des fichiers|Lista de "
        u"archivos"},
    WordsRow{u"interfaces",
        u"Estructuras de datos e interfaces|Structures de données et interfaces|Datenstrukturen und "
        u"Schnittstellen|数据结构和接口|数据结构与接口|数据结构及接口|接口与数据结构|Data structure and "
        u"interface|Class Diagram|"
        u"Data structures and interface definitions|Datenstrukturen und Schnittstellen|Structures de données "
        u"et interfaces"},
    WordsRow{u"flow",
        u"Flujo de llamadas del programa|Flujo del programa|Flux d'appels du programme|Déroulement des "
        u"appels|程序调用流程|程序流程|调用流程|时序图|Call flow|Sequence Diagram|Program "
        u"flow|Programmablauf|"
        u"Programmaufrufablauf|Aufruffluss|Ablauf der Programmaufrufe|Flux d'appels|Flujo de llamadas"},
    WordsRow{u"packages",
        u"Paquetes necesarios|Paquets nécessaires|所需软件包|所需包|依赖包|需要的包|必需的软件包|Required "
        u"Python packages|Required Python "
        u"third-party "
        u"packages|Required third-party packages|Dependencies|Packages|Benötigte "
        u"Pakete|Erforderliche Pakete|"
        u"Paquets requis|Paquetes requeridos"},
    WordsRow{u"other_packages",
        u"Paquetes de otros lenguajes|Paquets d'autres "
        u"langages|其他语言软件包|其他语言的依赖包|其他语言包|Required Other language third-party "
        u"packages|Other language packages|"
        u"Benötigte Pakete anderer Sprachen|Pakete anderer Sprachen"},
    WordsRow{u"tasks",
        u"Análisis lógico|Análisis de lógica|Analyse de la logique|逻辑分析|任务分析|Logikanalyse|Logic|File "
        u"Analysis|Analyse logique|Análisis lógico"},
    WordsRow{u"order",
        u"Orden de tareas|Aufgaben|Ordre des tâches|任务列表|任务清单|开发顺序|Tasks|Task "
        u"order|Implementation order|Aufgabenliste|Liste des "
        u"tâches|Lista de tareas"},
    WordsRow{u"api",
        u"Especificación completa de la API|Spécification complète de l'API|完整API规范|API规范|接口规范|API "
        u"spec|API Specification|Full API specification|Vollständige "
        u"API-Spezifikation"},
    WordsRow{u"knowledge",
        u"Conocimiento compartido|Convenciones compartidas|共享知识|公共知识|共用知识|Shared "
        u"conventions|Gemeinsames Wissen|Geteiltes Wissen|Connaissances "
        u"partagées"},
    WordsRow{u"verdict", u"结论|评审结论|Urteil|Ergebnis|Decision|Code Review Result"},
    WordsRow{u"findings", u"发现|评审意见|问题列表|Befunde|Issues|Comments|Code Review"},
};

constexpr std::array columnTable{
    WordsRow{u"file",
        u"file|files|filename|file name|file path|filepath|path|module|modules|source "
        u"file|script|文件|文件名|"
        u"文件路径|路径|模块|源文件|datei|dateien|dateiname|dateipfad|pfad|modul|fichier|fichiers|"
        u"chemin|archivo|"
        u"archivos|fichero|ruta|arquivo|ファイル|файл"},
    WordsRow{u"depends_on",
        u"depends on|depends|dependencies|dependency|file dependencies|deps|imports|requires|depends "
        u"upon|uses|needs|"
        u"dependent on|imported "
        u"files|依赖|依赖文件|依赖项|依赖关系|依赖于|被依赖文件|导入|abhängigkeiten|abhängigkeit|"
        u"hängt ab von|"
        u"abhängig von|benötigt|importiert|dépendances|dépend de|dépendance|dependencias|depende "
        u"de|dependências|依存|依存関係"},
    WordsRow{u"purpose",
        u"purpose|description|desc|responsibility|responsibilities|role|details|summary|function|"
        u"functionality|logic|"
        u"what it "
        u"does|notes|task|contents|content|说明|描述|用途|功能|职责|作用|目的|zweck|beschreibung|"
        u"aufgabe|funktion|"
        u"verantwortung|but|objectif|rôle|description du "
        u"fichier|propósito|descripción|función|responsabilidad|目的"},
    WordsRow{u"requirements",
        u"requirements|requirement ids|requirement id|requirement|reqs|req|req ids|req "
        u"id|covers|serves|satisfies|implements|"
        u"fulfills|traces|trace|traces "
        u"to|需求|需求编号|对应需求|覆盖需求|相关需求|需求id|anforderungen|anforderung|erfüllt|"
        u"exigences|exigence|couvre|requisitos|requisito|cubre|要件"},
    WordsRow{u"id",
        u"id|ids|no|nr|number|num|#|ref|key|identifier|req id|requirement "
        u"id|req|编号|序号|标识|需求编号|kennung|nummer|"
        u"identifiant|identificador|número|numéro|番号"},
    WordsRow{u"priority",
        u"priority|prio|priorities|level|importance|p|moscow|urgency|优先级|优先度|优先|重要性|级别|"
        u"priorität|prioritaet|wichtigkeit|"
        u"priorité|importance|prioridad|優先度"},
    WordsRow{u"requirement",
        u"requirement|requirements|description|text|detail|details|feature|need|statement|"
        u"requirement description|"
        u"requirement text|user "
        u"story|需求|需求描述|需求内容|描述|内容|功能|功能描述|说明|anforderung|anforderungen|"
        u"beschreibung|"
        u"exigence|besoin|requisito|descripción|要件"},
    WordsRow{u"source", u"source|origin|来源|出处|quelle|herkunft"},
    WordsRow{u"files", u"files|file|文件|dateien|fichiers|archivos"},
    WordsRow{u"tests", u"tests|test|测试|prüfungen|essais|pruebas"},
    WordsRow{u"state", u"state|status|状态|zustand|stand|état|estado"},
};

const Words &sectionWords()
{
    static const Words words = [] {
        Words all;
        for (const WordsRow &row : sectionTable)
            all.insert(row.tag.toString(), split(row.words.toString()));
        return all;
    }();
    return words;
}

QSet<QString> keys(const QString &words)
{
    QSet<QString> result;
    const QStringList list = split(words);
    for (const QString &word : list)
        result.insert(keyOf(word));
    return result;
}

const QHash<QString, QSet<QString>> &columnWords()
{
    static const QHash<QString, QSet<QString>> words = [] {
        QHash<QString, QSet<QString>> all;
        for (const WordsRow &row : columnTable)
            all.insert(row.tag.toString(), keys(row.words.toString()));
        return all;
    }();
    return words;
}

} // namespace

QStringList sectionSynonyms(const QString &tag)
{
    return sectionWords().value(tag);
}

bool isColumnSynonym(const QString &tag, const QString &title)
{
    static const QRegularExpression remark(u"\\s*[(（\\[].*$"_s);
    const QString key = keyOf(QString(title).remove(remark));
    return columnWords().value(tag).contains(key);
}

bool isLooseColumnSynonym(const QString &tag, const QString &title)
{
    static const QRegularExpression others(
        u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QSet<QString> words = columnWords().value(tag);
    const QStringList parts = title.left(80).split(others, Qt::SkipEmptyParts);
    if (std::any_of(parts.cbegin(), parts.cend(),
            [&](const QString &part) { return words.contains(part.toLower()); }))
        return true;
    // Chinese titles are made of such words without a space between.
    const QString key = keyOf(title);
    return std::any_of(words.cbegin(), words.cend(), [&](const QString &word) {
        return word.size() > 1 && word.at(0).unicode() > 0x2E7F && key.contains(word);
    });
}

} // namespace baton::artefact
