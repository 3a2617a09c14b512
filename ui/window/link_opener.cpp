// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/link_opener.h"

#include "ui/models/view_state.h"

#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestAddress = 400;

/// Line of "#L12"; 0 = none.
int lineOf(const QUrl &link)
{
    const QString place = link.fragment();
    return place.startsWith(u'L') ? place.mid(1).section(u'-', 0, 0).toInt() : 0;
}

bool isWebAddress(const QUrl &link)
{
    const QString scheme = link.scheme();
    return (scheme == "http"_L1 || scheme == "https"_L1) && !link.host().isEmpty();
}

/// As it goes out, with nothing that could look like something else.
QString shown(const QUrl &address)
{
    const QString whole = address.toString(QUrl::FullyEncoded);
    return whole.size() <= longestAddress ? whole : whole.left(longestAddress) + u'…';
}

} // namespace

LinkOpener::LinkOpener(const State &state, ViewState &view, Browser browser, QWidget *window)
    : QObject(window), m_state(state), m_view(view), m_browser(std::move(browser)), m_window(window)
{
}

void LinkOpener::follow(const QUrl &link, const QString &from)
{
    if (isWebAddress(link)) {
        m_mayBrowse ? m_browser(link) : ask(link);
        return;
    }
    const QString path = artefactOf(link, from);
    if (path.isEmpty())
        Q_EMIT said(tr("%1 is neither a file of this project nor a web address; it was not opened.")
                        .arg(shown(link)));
    else
        m_view.open(path, 0, lineOf(link));
}

/// A relative link counts from its document's folder; where nothing is there, from the project's.
QString LinkOpener::artefactOf(const QUrl &link, const QString &from) const
{
    if (!link.scheme().isEmpty() || !link.authority().isEmpty())
        return {};
    if (link.path().isEmpty())
        return from;
    const QString folder = link.path().startsWith(u'/') ? QString() : from.section(u'/', 0, -2);
    for (const QString &start : {folder, QString()}) {
        const QString path = QDir::cleanPath(start + u'/' + link.path());
        const QString inside = path.startsWith(u'/') ? path.mid(1) : path;
        const Artefact *artefact = m_state.artefact(inside);
        if (artefact != nullptr && !artefact->removed)
            return inside;
    }
    return {};
}

void LinkOpener::ask(const QUrl &address)
{
    delete m_question;
    m_question = new QMessageBox(QMessageBox::NoIcon, tr("Open in the browser?"),
        tr("The link leads to an address outside of Baton:") + u"\n\n"_s + shown(address),
        QMessageBox::NoButton, m_window);
    m_question->setObjectName(u"linkQuestion"_s);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setInformativeText(tr(
        "The model that wrote the document chose it. After a yes Baton does not ask again until the project "
        "is closed."));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setModal(false);
    QPushButton *open = m_question->addButton(tr("Open in the browser"), QMessageBox::AcceptRole);
    open->setObjectName(u"openInBrowser"_s);
    QPushButton *cancel = m_question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setObjectName(u"doNotOpen"_s);
    m_question->setDefaultButton(cancel);
    connect(open, &QPushButton::clicked, this, [this, address] {
        m_mayBrowse = true;
        m_browser(address);
    });
    m_question->show();
}

} // namespace baton::ui

#include "moc_link_opener.cpp"
