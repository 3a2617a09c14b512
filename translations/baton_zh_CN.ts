<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>baton</name>
    <message>
        <source>The server cannot be found%1.</source>
        <translation>找不到服务器%1。</translation>
    </message>
    <message>
        <source>Nothing was lost; the step waits where it was.</source>
        <translation>没有丢失任何内容；该步骤停在原处等待。</translation>
    </message>
    <message>
        <source>Check the address in the settings or the network, then try again.</source>
        <translation>请检查设置中的地址或网络，然后重试。</translation>
    </message>
    <message>
        <source>Nothing is listening at that address%1.</source>
        <translation>该地址没有服务在监听%1。</translation>
    </message>
    <message>
        <source>Start the local server (Ollama, LM Studio, ...) or correct the port, then try again.</source>
        <translation>请启动本地服务器（Ollama、LM Studio 等）或更正端口，然后重试。</translation>
    </message>
    <message>
        <source>The server does not answer%1.</source>
        <translation>服务器没有响应%1。</translation>
    </message>
    <message>
        <source>Check the network or the address, then try again.</source>
        <translation>请检查网络或地址，然后重试。</translation>
    </message>
    <message>
        <source>The server’s certificate cannot be trusted%1.</source>
        <translation>服务器的证书不可信%1。</translation>
    </message>
    <message>
        <source>Behind a company proxy, add its certificate under Settings, Network; otherwise correct the address.</source>
        <translation>如果处于公司代理之后，请在“设置”的“网络”中添加其证书；否则请更正地址。</translation>
    </message>
    <message>
        <source>The server redirects to another address%1.</source>
        <translation>服务器重定向到另一个地址%1。</translation>
    </message>
    <message>
        <source>The key was not sent on.</source>
        <translation>密钥没有被转发。</translation>
    </message>
    <message>
        <source>Enter that address in the settings if you trust it.</source>
        <translation>如果您信任该地址，请在设置中填写它。</translation>
    </message>
    <message>
        <source>The key would have travelled unencrypted%1.</source>
        <translation>密钥本来会以未加密的方式传输%1。</translation>
    </message>
    <message>
        <source>The key was not sent.</source>
        <translation>密钥没有发送。</translation>
    </message>
    <message>
        <source>Use an https address, or a server on this computer.</source>
        <translation>请使用 https 地址，或本机上的服务器。</translation>
    </message>
    <message>
        <source>No key is stored for this provider%1.</source>
        <translation>没有为该提供商保存密钥%1。</translation>
    </message>
    <message>
        <source>The provider rejected the key%1.</source>
        <translation>提供商拒绝了密钥%1。</translation>
    </message>
    <message>
        <source>The key is not allowed to use this model%1.</source>
        <translation>该密钥无权使用此模型%1。</translation>
    </message>
    <message>
        <source>Choose another model, or ask the owner of the account.</source>
        <translation>请选择其他模型，或联系账户所有者。</translation>
    </message>
    <message>
        <source>The account has no credit left%1.</source>
        <translation>账户余额已用完%1。</translation>
    </message>
    <message>
        <source>Top up the account or choose another provider, then try again.</source>
        <translation>请充值或选择其他提供商，然后重试。</translation>
    </message>
    <message>
        <source>The provider does not know this model%1.</source>
        <translation>提供商不认识此模型%1。</translation>
    </message>
    <message>
        <source>Choose a model from the provider’s list; with Ollama, pull it first.</source>
        <translation>请从提供商的列表中选择模型；使用 Ollama 时请先拉取模型。</translation>
    </message>
    <message>
        <source>The provider did not accept the request%1.</source>
        <translation>提供商没有接受该请求%1。</translation>
    </message>
    <message>
        <source>Look at the trace of this call; another model may accept it.</source>
        <translation>请查看此次调用的记录；其他模型也许会接受它。</translation>
    </message>
    <message>
        <source>The prompt is longer than the model can read%1.</source>
        <translation>提示词超出了模型能读取的长度%1。</translation>
    </message>
    <message>
        <source>The provider limits how often it may be asked%1.</source>
        <translation>提供商限制了请求频率%1。</translation>
    </message>
    <message>
        <source>The provider is overloaded%1.</source>
        <translation>提供商过载%1。</translation>
    </message>
    <message>
        <source>The model is being loaded%1.</source>
        <translation>正在加载模型%1。</translation>
    </message>
    <message>
        <source>The provider reported an error of its own%1.</source>
        <translation>提供商报告了自身的错误%1。</translation>
    </message>
    <message>
        <source>Try again; if it stays, choose another model.</source>
        <translation>请重试；如果问题依旧，请选择其他模型。</translation>
    </message>
    <message>
        <source>No answer came in time%1.</source>
        <translation>没有及时收到回答%1。</translation>
    </message>
    <message>
        <source>The answer stalled%1.</source>
        <translation>回答中途停住了%1。</translation>
    </message>
    <message>
        <source>What had arrived is kept.</source>
        <translation>已收到的内容已保留。</translation>
    </message>
    <message>
        <source>Continue the answer, keep it as a draft, or ask again.</source>
        <translation>可以继续回答、保留为草稿，或重新提问。</translation>
    </message>
    <message>
        <source>The connection was lost in the middle of the answer%1.</source>
        <translation>回答进行到一半时连接中断%1。</translation>
    </message>
    <message>
        <source>The model returned nothing%1.</source>
        <translation>模型没有返回任何内容%1。</translation>
    </message>
    <message>
        <source>Ask again, or choose another model.</source>
        <translation>请重新提问，或选择其他模型。</translation>
    </message>
    <message>
        <source>A content filter of the provider stopped the answer%1.</source>
        <translation>提供商的内容过滤器中止了回答%1。</translation>
    </message>
    <message>
        <source>Reword the requirement or the remarks, or choose another model.</source>
        <translation>请改写需求或批注，或选择其他模型。</translation>
    </message>
    <message>
        <source>The model refused to answer%1.</source>
        <translation>模型拒绝回答%1。</translation>
    </message>
    <message>
        <source>Its words are kept in the trace.</source>
        <translation>它的原话保留在调用记录中。</translation>
    </message>
    <message>
        <source>The answer was cut at the token limit%1.</source>
        <translation>回答因词元上限被截断%1。</translation>
    </message>
    <message>
        <source>The server sent data that cannot be understood%1.</source>
        <translation>服务器发来了无法理解的数据%1。</translation>
    </message>
    <message>
        <source>Check that the address belongs to the chosen kind of endpoint, then ask again.</source>
        <translation>请检查地址是否属于所选的端点类型，然后重新提问。</translation>
    </message>
    <message>
        <source>The call was stopped%1.</source>
        <translation>调用已停止%1。</translation>
    </message>
    <message>
        <source>Baton ended while the model was answering%1.</source>
        <translation>模型回答期间 Baton 退出了%1。</translation>
    </message>
    <message>
        <source>The step is asked again when the run goes on.</source>
        <translation>运行继续时会重新请求该步骤。</translation>
    </message>
    <message>
        <source>The recording cannot be read%1.</source>
        <translation>无法读取录制内容%1。</translation>
    </message>
    <message>
        <source>Choose another demo, or record it again.</source>
        <translation>请选择其他演示，或重新录制。</translation>
    </message>
    <message>
        <source>The demo does not know this step%1.</source>
        <translation>演示中没有这一步骤%1。</translation>
    </message>
    <message>
        <source>A demo replays only what was recorded: connect a model to go on from here.</source>
        <translation>演示只重放录制过的内容：请连接模型以便从这里继续。</translation>
    </message>
    <message>
        <source>The recording ends here%1.</source>
        <translation>录制到此结束%1。</translation>
    </message>
    <message>
        <source>Everything so far is saved.</source>
        <translation>到目前为止的一切都已保存。</translation>
    </message>
    <message>
        <source>Connect a model to go on from here, or choose another demo.</source>
        <translation>请连接模型以便从这里继续，或选择其他演示。</translation>
    </message>
    <message>
        <source>The next call could pass the money limit%1.</source>
        <translation>下一次调用可能超出费用上限%1。</translation>
    </message>
    <message>
        <source>The call was not made, so it costs nothing.</source>
        <translation>调用没有发出，因此不产生费用。</translation>
    </message>
    <message>
        <source>Raise the limit, or finish with what is there.</source>
        <translation>请提高上限，或以现有成果收尾。</translation>
    </message>
    <message>
        <source>The price of this model is unknown, so the money limit cannot be kept%1.</source>
        <translation>此模型的价格未知，因此无法保证费用上限%1。</translation>
    </message>
    <message>
        <source>The document lacks sections%1.</source>
        <translation>文档缺少章节%1。</translation>
    </message>
    <message>
        <source>What arrived is kept as it is.</source>
        <translation>已收到的内容原样保留。</translation>
    </message>
    <message>
        <source>Write them yourself, send a remark, or regenerate.</source>
        <translation>请自行补写、发送批注，或重新生成。</translation>
    </message>
    <message>
        <source>The answer holds no code that could be this file%1.</source>
        <translation>回答中没有可作为此文件的代码%1。</translation>
    </message>
    <message>
        <source>The raw answer is kept in the trace.</source>
        <translation>原始回答保留在调用记录中。</translation>
    </message>
    <message>
        <source>Write the file yourself, send a remark, or regenerate.</source>
        <translation>请自行编写文件、发送批注，或重新生成。</translation>
    </message>
    <message>
        <source>The answer could not be read%1.</source>
        <translation>无法读取回答%1。</translation>
    </message>
    <message>
        <source>It is kept as it came.</source>
        <translation>它已按原样保留。</translation>
    </message>
    <message>
        <source>Ask again, keep it as a draft and edit it, or skip the step.</source>
        <translation>请重新请求、将其保留为草稿再编辑，或跳过此步骤。</translation>
    </message>
    <message>
        <source>Checks failed%1.</source>
        <translation>检查未通过%1。</translation>
    </message>
    <message>
        <source>The revision is kept.</source>
        <translation>该修订版已保留。</translation>
    </message>
    <message>
        <source>Look at the failed checks; approve in spite of them, edit, or send remarks.</source>
        <translation>请查看未通过的检查；可以仍然批准、编辑，或发送批注。</translation>
    </message>
    <message>
        <source>There is no Baton project in this folder%1.</source>
        <translation>此文件夹中没有 Baton 项目%1。</translation>
    </message>
    <message>
        <source>Choose another folder, or start a new project there.</source>
        <translation>请选择其他文件夹，或在那里新建项目。</translation>
    </message>
    <message>
        <source>Another Baton has this project open%1.</source>
        <translation>另一个 Baton 已打开此项目%1。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有做任何更改。</translation>
    </message>
    <message>
        <source>Use the other window or command, or close it first.</source>
        <translation>请使用另一个窗口或命令，或先将其关闭。</translation>
    </message>
    <message>
        <source>This project was written by a newer version of Baton%1.</source>
        <translation>此项目由更新版本的 Baton 写成%1。</translation>
    </message>
    <message>
        <source>Open it with that version or a newer one.</source>
        <translation>请用该版本或更新的版本打开。</translation>
    </message>
    <message>
        <source>This project can only be read%1.</source>
        <translation>此项目只能读取%1。</translation>
    </message>
    <message>
        <source>Make the folder writable, or copy it to another place.</source>
        <translation>请将文件夹设为可写，或复制到其他位置。</translation>
    </message>
    <message>
        <source>The folder holds files that Baton did not write%1.</source>
        <translation>文件夹中有并非由 Baton 写入的文件%1。</translation>
    </message>
    <message>
        <source>None of them was touched.</source>
        <translation>它们都没有被改动。</translation>
    </message>
    <message>
        <source>The journal of this project is damaged%1.</source>
        <translation>此项目的日志已损坏%1。</translation>
    </message>
    <message>
        <source>The files in the folder are as they were.</source>
        <translation>文件夹中的文件保持原样。</translation>
    </message>
    <message>
        <source>The journal could not be written%1.</source>
        <translation>无法写入日志%1。</translation>
    </message>
    <message>
        <source>Everything recorded before is safe; nothing was done after it.</source>
        <translation>之前记录的一切都是安全的；此后没有做任何操作。</translation>
    </message>
    <message>
        <source>Free space or repair the permissions of the folder, then open the project again.</source>
        <translation>请释放空间或修复文件夹权限，然后重新打开项目。</translation>
    </message>
    <message>
        <source>The disk is full%1.</source>
        <translation>磁盘已满%1。</translation>
    </message>
    <message>
        <source>Everything recorded before is safe; the file is as it was.</source>
        <translation>之前记录的一切都是安全的；文件保持原样。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请释放一些空间，然后重试。</translation>
    </message>
    <message>
        <source>A file could not be read%1.</source>
        <translation>无法读取文件%1。</translation>
    </message>
    <message>
        <source>Check that it exists and may be read, then try again.</source>
        <translation>请检查它是否存在且可读，然后重试。</translation>
    </message>
    <message>
        <source>A file could not be written%1.</source>
        <translation>无法写入文件%1。</translation>
    </message>
    <message>
        <source>The file on disk is as it was; the text is safe in the project.</source>
        <translation>磁盘上的文件保持原样；文本安全地保存在项目中。</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, then try again.</source>
        <translation>请检查文件夹权限，然后重试。</translation>
    </message>
    <message>
        <source>A file was changed outside Baton%1.</source>
        <translation>有文件在 Baton 之外被更改%1。</translation>
    </message>
    <message>
        <source>Nothing was overwritten.</source>
        <translation>没有覆盖任何内容。</translation>
    </message>
    <message>
        <source>Take the changed file as your edit, keep Baton’s text, or compare them.</source>
        <translation>可以将更改后的文件作为您的编辑、保留 Baton 的文本，或进行比较。</translation>
    </message>
    <message>
        <source>Git could not record the hand-off%1.</source>
        <translation>Git 无法记录此次交接%1。</translation>
    </message>
    <message>
        <source>The file itself is written.</source>
        <translation>文件本身已写入。</translation>
    </message>
    <message>
        <source>The destination is not empty%1.</source>
        <translation>目标位置不为空%1。</translation>
    </message>
    <message>
        <source>Nothing in it was touched.</source>
        <translation>其中的内容没有被改动。</translation>
    </message>
    <message>
        <source>Choose another place, or confirm that it may be replaced.</source>
        <translation>请选择其他位置，或确认可以替换。</translation>
    </message>
    <message>
        <source>The export failed%1.</source>
        <translation>导出失败%1。</translation>
    </message>
    <message>
        <source>The project is unchanged.</source>
        <translation>项目没有变化。</translation>
    </message>
    <message>
        <source>Check the destination, then export again.</source>
        <translation>请检查目标位置，然后重新导出。</translation>
    </message>
    <message>
        <source>A path was refused because it could leave the project%1.</source>
        <translation>某个路径可能超出项目范围，已被拒绝%1。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有写入任何内容。</translation>
    </message>
    <message>
        <source>A program that is needed is not installed%1.</source>
        <translation>所需的程序没有安装%1。</translation>
    </message>
    <message>
        <source>Install it, or go on without this check.</source>
        <translation>请安装它，或不做此项检查继续。</translation>
    </message>
    <message>
        <source>That input cannot be used%1.</source>
        <translation>无法使用该输入%1。</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>请更正后重试。</translation>
    </message>
    <message>
        <source>It was not found%1.</source>
        <translation>没有找到%1。</translation>
    </message>
    <message>
        <source>There is no such document or file in this project%1.</source>
        <translation>此项目中没有这样的文档或文件%1。</translation>
    </message>
    <message>
        <source>Choose one from the project list.</source>
        <translation>请从项目列表中选择一个。</translation>
    </message>
    <message>
        <source>There is no such role in this team%1.</source>
        <translation>此团队中没有这样的角色%1。</translation>
    </message>
    <message>
        <source>Choose one of the team’s roles.</source>
        <translation>请选择团队中的一个角色。</translation>
    </message>
    <message>
        <source>That is not possible at this moment%1.</source>
        <translation>此刻无法这样做%1。</translation>
    </message>
    <message>
        <source>Look at the present state of the step and decide again.</source>
        <translation>请查看该步骤的当前状态后再作决定。</translation>
    </message>
    <message>
        <source>Nothing waits for a review there%1.</source>
        <translation>那里没有等待审核的内容%1。</translation>
    </message>
    <message>
        <source>This project has another requirement%1.</source>
        <translation>此项目已有另一个需求%1。</translation>
    </message>
    <message>
        <source>The team’s procedure has a problem%1.</source>
        <translation>团队的流程有问题%1。</translation>
    </message>
    <message>
        <source>That is not supported%1.</source>
        <translation>不支持该操作%1。</translation>
    </message>
    <message>
        <source>Something went wrong inside Baton%1.</source>
        <translation>Baton 内部出错%1。</translation>
    </message>
    <message>
        <source>Everything that arrived before is saved.</source>
        <translation>之前收到的一切都已保存。</translation>
    </message>
    <message>
        <source>Try again; if it comes back, report it with the log.</source>
        <translation>请重试；如果再次出现，请附上日志报告。</translation>
    </message>
    <message>
        <source>: %1</source>
        <comment>joins a sentence and a detail</comment>
        <translation>：%1</translation>
    </message>
    <message>
        <source>Sections complete</source>
        <translation>章节完整</translation>
    </message>
    <message>
        <source>Diagrams readable</source>
        <translation>图表可读</translation>
    </message>
    <message>
        <source>Requirement pool</source>
        <translation>需求池</translation>
    </message>
    <message>
        <source>Safe paths</source>
        <translation>路径安全</translation>
    </message>
    <message>
        <source>File lists agree</source>
        <translation>文件列表一致</translation>
    </message>
    <message>
        <source>No circular dependency</source>
        <translation>无循环依赖</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>依赖包</translation>
    </message>
    <message>
        <source>Compiles</source>
        <translation>可编译</translation>
    </message>
    <message>
        <source>Imports resolve</source>
        <translation>导入可解析</translation>
    </message>
    <message>
        <source>Imported names exist</source>
        <translation>导入的名称存在</translation>
    </message>
    <message>
        <source>No placeholders</source>
        <translation>无占位内容</translation>
    </message>
    <message>
        <source>No hidden characters</source>
        <translation>无隐藏字符</translation>
    </message>
    <message>
        <source>Requirements traced</source>
        <translation>需求可追溯</translation>
    </message>
    <message>
        <source>Reading time</source>
        <translation>阅读时长</translation>
    </message>
    <message>
        <source>Tests pass</source>
        <translation>测试通过</translation>
    </message>
    <message>
        <source>Test asks as much as before</source>
        <translation>测试要求未降低</translation>
    </message>
    <message>
        <source>Code found</source>
        <translation>找到代码</translation>
    </message>
    <message>
        <source>Safe path</source>
        <translation>路径安全</translation>
    </message>
    <message>
        <source>Verdict given</source>
        <translation>已给出结论</translation>
    </message>
    <message>
        <source>Code review</source>
        <translation>代码评审</translation>
    </message>
    <message>
        <source>Remarks answered</source>
        <translation>批注已答复</translation>
    </message>
    <message>
        <source>Answer complete</source>
        <translation>回答完整</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Build &amp; test</source>
        <translation>构建与测试</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>构建</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Requirement</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>PRD</source>
        <translation>产品需求文档</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>依赖清单</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>System design</source>
        <translation>系统设计</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>编写中</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>changes requested</source>
        <translation>已要求修改</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>等待您</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Needs you: a step failed</source>
        <translation>需要您处理：有步骤失败</translation>
    </message>
    <message>
        <source>Stopped at the money limit</source>
        <translation>已在费用上限处停止</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a check</comment>
        <translation>未通过</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在编写</translation>
    </message>
    <message>
        <source>Revising</source>
        <translation>正在修订</translation>
    </message>
    <message>
        <source>Reviewing</source>
        <translation>正在评审</translation>
    </message>
    <message>
        <source>Completing</source>
        <translation>正在补全</translation>
    </message>
    <message>
        <source>Continuing</source>
        <translation>正在继续</translation>
    </message>
    <message>
        <source>Fixing</source>
        <translation>正在修复</translation>
    </message>
    <message>
        <source>Finding the cause in</source>
        <translation>正在查找原因：</translation>
    </message>
    <message>
        <source>Stop only at problems</source>
        <translation>仅在出现问题时停下</translation>
    </message>
    <message>
        <source>Review documents only</source>
        <translation>只审核文档</translation>
    </message>
    <message>
        <source>Review code only</source>
        <translation>只审核代码</translation>
    </message>
    <message>
        <source>Review every output</source>
        <translation>审核每项产物</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>pause before</source>
        <translation>在此之前暂停</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新提问</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>保留为草稿</translation>
    </message>
    <message>
        <source>Show trace</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Change the limit…</source>
        <translation>更改上限…</translation>
    </message>
    <message>
        <source>Take as my edit</source>
        <translation>作为我的编辑</translation>
    </message>
    <message>
        <source>Keep Baton’s text</source>
        <translation>保留 Baton 的文本</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>提出了</translation>
    </message>
    <message numerus="yes">
        <source>Planned %n file(s) from</source>
        <translation>
            <numerusform>已规划 %n 个文件，依据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can be started at once</source>
        <translation>
            <numerusform>%n 个可以同时开始</numerusform>
        </translation>
    </message>
    <message>
        <source>A row of the task table cannot be a file:</source>
        <translation>任务表中有一行不能作为文件：</translation>
    </message>
    <message>
        <source>Was interrupted while Baton was not running; asked again:</source>
        <translation>Baton 未运行时被中断；已重新提问：</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>已保留为草稿</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>计算得出</translation>
    </message>
    <message>
        <source>a check failed</source>
        <translation>有检查未通过</translation>
    </message>
    <message>
        <source>What arrived is kept; the rest is asked for.</source>
        <translation>已收到的内容已保留；正在请求其余部分。</translation>
    </message>
    <message>
        <source>Became stale:</source>
        <translation>已过期：</translation>
    </message>
    <message>
        <source>because of %1</source>
        <translation>原因是 %1</translation>
    </message>
    <message>
        <source>Spent and reserved %1 of %2; this call may need %3. %4</source>
        <translation>已用和预留 %1，上限 %2；此次调用可能需要 %3。%4</translation>
    </message>
    <message>
        <source>Was deleted outside Baton:</source>
        <translation>在 Baton 之外被删除：</translation>
    </message>
    <message>
        <source>Was changed outside Baton:</source>
        <translation>在 Baton 之外被更改：</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>auto</source>
        <comment>approved automatically</comment>
        <translation>自动</translation>
    </message>
    <message>
        <source>review r%1</source>
        <translation>待审核 r%1</translation>
    </message>
    <message>
        <source>check failed</source>
        <translation>检查未通过</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>try %1 of %2</source>
        <translation>第 %1 次尝试，共 %2 次</translation>
    </message>
    <message>
        <source>stale: %1 changed</source>
        <translation>已过期：%1 有变化</translation>
    </message>
    <message>
        <source>thinking %1 s</source>
        <translation>思考 %1 秒</translation>
    </message>
    <message>
        <source>running %1 s</source>
        <translation>运行 %1 秒</translation>
    </message>
    <message>
        <source>nothing to review</source>
        <translation>没有待审核的内容</translation>
    </message>
    <message>
        <source>%1 to review</source>
        <translation>%1 项待审核</translation>
    </message>
    <message>
        <source>%1 writing</source>
        <translation>%1 项编写中</translation>
    </message>
    <message>
        <source>%1 queued</source>
        <translation>%1 项排队中</translation>
    </message>
    <message>
        <source>auto-approve</source>
        <translation>自动批准</translation>
    </message>
    <message>
        <source>review each</source>
        <translation>逐项审核</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Edited and approved</source>
        <translation>已编辑并批准</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Handed off</source>
        <translation>已交接</translation>
    </message>
    <message>
        <source>approved automatically, its checks passed</source>
        <translation>检查通过，自动批准</translation>
    </message>
    <message>
        <source>Took back the approval of</source>
        <translation>撤回了批准：</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n remark(s) on</source>
        <translation>
            <numerusform>发送了 %n 条批注：</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked for a fresh revision of</source>
        <translation>要求重新生成：</translation>
    </message>
    <message>
        <source>Asked to continue</source>
        <translation>要求继续：</translation>
    </message>
    <message>
        <source>Asked again for</source>
        <translation>重新提问：</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Kept, not affected:</source>
        <translation>保留，不受影响：</translation>
    </message>
    <message>
        <source>Asked to refresh</source>
        <translation>要求刷新：</translation>
    </message>
    <message>
        <source>Set a pause before</source>
        <translation>设置在此项之前暂停：</translation>
    </message>
    <message>
        <source>Took away the pause before</source>
        <translation>取消在此项之前暂停：</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Changed the settings of the run</source>
        <translation>更改了运行设置</translation>
    </message>
    <message>
        <source>Started the run</source>
        <translation>开始运行</translation>
    </message>
    <message>
        <source>Paused the run</source>
        <translation>暂停运行</translation>
    </message>
    <message>
        <source>Running calls finish; nothing new starts.</source>
        <translation>正在进行的调用会完成；不再开始新的调用。</translation>
    </message>
    <message>
        <source>Stopped the run</source>
        <translation>停止运行</translation>
    </message>
    <message>
        <source>The run is finished.</source>
        <translation>运行已完成。</translation>
    </message>
    <message>
        <source>Kept Baton’s text of</source>
        <translation>保留了 Baton 的文本：</translation>
    </message>
    <message>
        <source>Waits until the role starts its next step.</source>
        <translation>等待该角色开始下一步。</translation>
    </message>
    <message>
        <source>Next try in %1 s (%2 of %3)</source>
        <translation>%1 秒后重试（第 %2 次，共 %3 次）</translation>
    </message>
    <message>
        <source>… thinking %1 s</source>
        <translation>… 思考 %1 秒</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>sender and receiver</comment>
        <translation>%1 发给 %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>%1 tokens in · %2 out</source>
        <translation>输入 %1 词元 · 输出 %2</translation>
    </message>
    <message>
        <source>%1% cached</source>
        <translation>%1% 来自缓存</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>正在暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n 项等待您</numerusform>
        </translation>
    </message>
    <message>
        <source>per role</source>
        <translation>按角色</translation>
    </message>
    <message>
        <source>docs</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>tests</source>
        <translation>测试</translation>
    </message>
    <message numerus="yes">
        <source>Asked again %n time(s).</source>
        <translation>
            <numerusform>已重新提问 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>in a list</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) seem to hold a key or password: %1.</source>
        <translation>
            <numerusform>%n 个文件似乎含有密钥或密码：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved file(s) have a failed check: %1.</source>
        <translation>
            <numerusform>%n 个已批准的文件有未通过的检查：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved file(s) have remarks nobody answered: %1.</source>
        <translation>
            <numerusform>%n 个已批准的文件有未答复的批注：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are stale, because what they were made from has changed: %1.</source>
        <translation>
            <numerusform>%n 个文件已过期，因为它们所依据的内容有变化：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not approved and stay out: %1.</source>
        <translation>
            <numerusform>%n 个文件未获批准，不会导出：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Say where to export to.</source>
        <translation>请说明导出到哪里。</translation>
    </message>
    <message>
        <source>Enter the whole path, from the root on.</source>
        <translation>请输入从根目录开始的完整路径。</translation>
    </message>
    <message>
        <source>Choose a place outside the project&apos;s own folder.</source>
        <translation>请选择项目自身文件夹以外的位置。</translation>
    </message>
    <message>
        <source>This is a folder. A zip needs the name of a file.</source>
        <translation>这是一个文件夹。zip 需要一个文件名。</translation>
    </message>
    <message>
        <source>This is a file. Choose the name of a folder.</source>
        <translation>这是一个文件。请选择文件夹名称。</translation>
    </message>
    <message>
        <source>Put the name of your own resource in place of RESOURCE.</source>
        <translation>请用您自己的资源名称替换 RESOURCE。</translation>
    </message>
    <message>
        <source>Enter the address of the server.</source>
        <translation>请输入服务器地址。</translation>
    </message>
    <message>
        <source>An address starts with https:// (or http:// on this computer) and names a server.</source>
        <translation>地址以 https:// 开头（本机可用 http://），并包含服务器名称。</translation>
    </message>
    <message>
        <source>Names and passwords do not belong into the address; use the key field.</source>
        <translation>用户名和密码不应写在地址中；请使用密钥栏。</translation>
    </message>
    <message>
        <source>The address must not hold “?” or “#”.</source>
        <translation>地址中不能含有“?”或“#”。</translation>
    </message>
    <message>
        <source>Baton does not send a key unencrypted to another machine. Use https://.</source>
        <translation>Baton 不会以未加密方式向其他机器发送密钥。请使用 https://。</translation>
    </message>
    <message>
        <source>You</source>
        <comment>the person as a member of the team</comment>
        <translation>您</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 个词元</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <comment>tokens a second</comment>
        <translation>%1 词元/秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message numerus="yes">
        <source>+%n file(s)</source>
        <translation>
            <numerusform>+%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Swim-lanes</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>Move between cards</source>
        <translation>在卡片之间移动</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Open a card</source>
        <translation>打开卡片</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Actions of a card</source>
        <translation>卡片的操作</translation>
    </message>
    <message>
        <source>Menu key</source>
        <translation>菜单键</translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation>审核队列</translation>
    </message>
    <message>
        <source>Next, previous</source>
        <translation>下一个、上一个</translation>
    </message>
    <message>
        <source>Money limit</source>
        <translation>费用上限</translation>
    </message>
    <message>
        <source>The run stops before a call that could pass this amount in US dollars; 0 = no limit.</source>
        <translation>运行会在可能超出此金额（美元）的调用之前停止；0 = 无上限。</translation>
    </message>
    <message>
        <source>about %1 more to the end</source>
        <translation>到结束约还需 %1</translation>
    </message>
    <message>
        <source>Go on without counting</source>
        <translation>不计费继续</translation>
    </message>
    <message>
        <source>The next call could pass the limit of this role.</source>
        <translation>下一次调用可能超过该角色的限额。</translation>
    </message>
    <message>
        <source>%1 of the money limit of %2 are spent.</source>
        <translation>费用限额 %2 已用掉 %1。</translation>
    </message>
    <message>
        <source>%1 of this role’s money limit of %2 are spent.</source>
        <translation>该角色的费用限额 %2 已用掉 %1。</translation>
    </message>
    <message>
        <source>The run stops before a call that could pass it; nothing that is made gets lost.</source>
        <translation>运行会在可能超限的调用之前停下；已完成的内容不会丢失。</translation>
    </message>
    <message>
        <source>%1 is down; %2 is asked instead.</source>
        <translation>%1 无法使用，改为询问 %2。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>amounts</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Enter its price, go on without counting it, or choose another model.</source>
        <translation>请输入其价格、不计费继续，或选择其他模型。</translation>
    </message>
    <message>
        <source>&amp;Save as your revision</source>
        <translation>保存为您的修订版(&amp;S)</translation>
    </message>
    <message>
        <source>Save as your revision</source>
        <translation>保存为您的修订版</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as your revision (Ctrl+S)</source>
        <translation>保存为您的修订版 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Save an&amp;d approve</source>
        <translation>保存并批准(&amp;D)</translation>
    </message>
    <message>
        <source>Save &amp;&amp; approve</source>
        <translation>保存并批准</translation>
    </message>
    <message>
        <source>Save &amp;&amp; ✓</source>
        <translation>保存并 ✓</translation>
    </message>
    <message>
        <source>Save as your revision and approve it (Ctrl+Enter)</source>
        <translation>保存为您的修订版并批准 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>D&amp;iscard your edits</source>
        <translation>放弃您的修改(&amp;I)</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>&amp;Approve and hand off</source>
        <translation>批准并交接(&amp;A)</translation>
    </message>
    <message>
        <source>✓ Approve &amp;&amp; hand off   Ctrl+↵</source>
        <translation>✓ 批准并交接   Ctrl+↵</translation>
    </message>
    <message>
        <source>✓ Approve</source>
        <translation>✓ 批准</translation>
    </message>
    <message>
        <source>Approve and hand off (Ctrl+Enter)</source>
        <translation>批准并交接 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Approve with a note…</source>
        <translation>附上备注批准…</translation>
    </message>
    <message>
        <source>What should the next roles keep in mind?</source>
        <translation>后面的角色应该注意什么？</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Show r%1</source>
        <translation>显示 r%1</translation>
    </message>
    <message>
        <source>&amp;Continue the answer</source>
        <translation>继续回答(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;try</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>⟳ Retry</source>
        <translation>⟳ 重试</translation>
    </message>
    <message>
        <source>&amp;Keep as draft</source>
        <translation>保留为草稿(&amp;K)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>刷新(&amp;F)</translation>
    </message>
    <message>
        <source>⟳ Refresh</source>
        <translation>⟳ 刷新</translation>
    </message>
    <message>
        <source>Keep, not aff&amp;ected</source>
        <translation>保留，不受影响(&amp;E)</translation>
    </message>
    <message>
        <source>Keep, not affected</source>
        <translation>保留，不受影响</translation>
    </message>
    <message>
        <source>■ Stop</source>
        <translation>■ 停止</translation>
    </message>
    <message>
        <source>↶ Undo</source>
        <translation>↶ 撤销</translation>
    </message>
    <message>
        <source>Se&amp;nd remarks</source>
        <translation>发送批注(&amp;N)</translation>
    </message>
    <message numerus="yes">
        <source>↩ Send %n remark(s)</source>
        <translation>
            <numerusform>↩ 发送 %n 条批注</numerusform>
        </translation>
    </message>
    <message>
        <source>Send the drafts of your remarks (S)</source>
        <translation>发送批注草稿 (S)</translation>
    </message>
    <message>
        <source>&amp;Regenerate</source>
        <translation>重新生成(&amp;R)</translation>
    </message>
    <message>
        <source>⟳ Regenerate</source>
        <translation>⟳ 重新生成</translation>
    </message>
    <message>
        <source>Ask for the whole again (R)</source>
        <translation>要求全部重新生成 (R)</translation>
    </message>
    <message>
        <source>Regenerate with a note…</source>
        <translation>附上说明重新生成…</translation>
    </message>
    <message>
        <source>What should be different this time?</source>
        <translation>这次应该有什么不同？</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>S&amp;kip this step</source>
        <translation>跳过此步骤(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Pause before this</source>
        <translation>在此之前暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Do not &amp;pause before this</source>
        <translation>不在此之前暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Do it &amp;after all</source>
        <translation>还是执行(&amp;A)</translation>
    </message>
    <message>
        <source>↶ Do it after all</source>
        <translation>↶ 还是执行</translation>
    </message>
    <message>
        <source>Take the skip back</source>
        <translation>撤销跳过</translation>
    </message>
    <message>
        <source>Took back the skip of</source>
        <translation>撤回了跳过：</translation>
    </message>
    <message>
        <source>Put my lines &amp;back</source>
        <translation>放回我写的行(&amp;B)</translation>
    </message>
    <message>
        <source>↶ Put my lines back</source>
        <translation>↶ 放回我写的行</translation>
    </message>
    <message>
        <source>↶ My lines</source>
        <translation>↶ 我的行</translation>
    </message>
    <message>
        <source>Puts back the lines you wrote that this revision changed or left out</source>
        <translation>把您写的、在此版本中被改动或遗漏的行放回去</translation>
    </message>
    <message>
        <source>&amp;Undo the last decision</source>
        <translation>撤销上一个决定(&amp;U)</translation>
    </message>
    <message>
        <source>Takes back what you decided last here</source>
        <translation>撤回您在此处的上一个决定</translation>
    </message>
    <message>
        <source>Took back the last decision on</source>
        <translation>撤回了上一个决定：</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>您写的内容</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>As the team&apos;s procedure says</source>
        <translation>按团队规程</translation>
    </message>
    <message>
        <source>%1 waits for your approval.</source>
        <translation>%1 等待您批准。</translation>
    </message>
    <message>
        <source>Test %1 fails and the requirement is unclear: %2</source>
        <translation>测试 %1 未通过，需求不明确：%2</translation>
    </message>
    <message>
        <source>%1 waits for you: checks failed (%2).</source>
        <translation>%1 等待您处理：检查未通过（%2）。</translation>
    </message>
    <message>
        <source>%1 changes lines that you wrote (%2).</source>
        <translation>%1 改动了您写的行（%2）。</translation>
    </message>
    <message>
        <source>%1 has no usable answer (%2).</source>
        <translation>%1 没有可用的回答（%2）。</translation>
    </message>
    <message>
        <source>%1 is stale: %2 changed since.</source>
        <translation>%1 已过期：%2 之后有改动。</translation>
    </message>
    <message>
        <source>%1 was deleted outside Baton.</source>
        <translation>%1 在 Baton 之外被删除。</translation>
    </message>
    <message>
        <source>%1 was changed outside Baton.</source>
        <translation>%1 在 Baton 之外被改动。</translation>
    </message>
    <message>
        <source>%1 could not be written into the project folder.</source>
        <translation>%1 无法写入项目文件夹。</translation>
    </message>
    <message>
        <source>The run stands before %1, as you wanted.</source>
        <translation>运行按您的要求停在 %1 之前。</translation>
    </message>
    <message>
        <source>The money limit of %1 stopped the run.</source>
        <translation>费用上限 %1 使运行停止。</translation>
    </message>
    <message>
        <source>Nobody knows what %1 costs, and there is a limit.</source>
        <translation>不知道 %1 的价格，而又设有上限。</translation>
    </message>
    <message>
        <source>Choose an empty folder or one that does not exist yet.</source>
        <translation>请选择一个空文件夹，或一个尚不存在的文件夹。</translation>
    </message>
    <message>
        <source>Restore the folder .baton from a backup; the other files stay as they are.</source>
        <translation>请从备份恢复 .baton 文件夹；其他文件保持原样。</translation>
    </message>
    <message>
        <source>Go on without a requirement, or start a new project in another folder. To change what is asked, edit docs/requirement.md (baton-cli edit).</source>
        <translation>不带需求继续运行，或在另一个文件夹中新建项目。要更改需求，请编辑 docs/requirement.md（baton-cli edit）。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were changed or deleted outside Baton; Baton&apos;s text goes out: %1.</source>
        <translation>
            <numerusform>有 %n 个文件在 Baton 之外被更改或删除；交付的是 Baton 的文本：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Left the folder, as it is not handed over any more:</source>
        <translation>已从文件夹移出，因为不再交付：</translation>
    </message>
    <message>
        <source>Take o&amp;ver the change outside</source>
        <translation>接受外部的更改(&amp;V)</translation>
    </message>
    <message>
        <source>Keep &amp;Baton&apos;s text</source>
        <translation>保留 Baton 的文本(&amp;B)</translation>
    </message>
    <message>
        <source>The journal of this project has lost its end%1.</source>
        <translation>此项目的日志缺了末尾%1。</translation>
    </message>
    <message>
        <source>Nothing was changed; the files in the folder are as they were.</source>
        <translation>没有改动任何内容；文件夹中的文件保持原样。</translation>
    </message>
    <message>
        <source>Restore the folder .baton from a backup, or go on from what is left with `baton-cli recover --project DIR`: what was answered after it is then asked and paid again.</source>
        <translation>请从备份恢复 .baton 文件夹，或用 `baton-cli recover --project DIR` 从剩下的内容继续：其后得到的回答会重新请求并再次付费。</translation>
    </message>
    <message>
        <source>The project’s folder was deleted, renamed or replaced while Baton worked in it%1.</source>
        <translation>Baton 工作期间，项目的文件夹被删除、改名或替换%1。</translation>
    </message>
    <message>
        <source>The run has stopped; what was recorded is kept with the journal.</source>
        <translation>运行已停止；已记录的内容保存在日志中。</translation>
    </message>
    <message>
        <source>Open the project where it is now, or put it back, then go on.</source>
        <translation>请在项目现在的位置打开它，或把它放回原处，然后继续。</translation>
    </message>
    <message>
        <source>Put the repository right; with the next hand-off, or when the project is opened again, everything that is missing is recorded.</source>
        <translation>请修复仓库；下一次交接或再次打开项目时，缺少的内容会全部补记。</translation>
    </message>
    <message>
        <source>Nothing is committed, because the Git repository was there before Baton%1.</source>
        <translation>没有提交任何内容，因为这个 Git 仓库在 Baton 之前就已存在%1。</translation>
    </message>
    <message>
        <source>The files themselves are written; the repository is untouched.</source>
        <translation>文件本身已写入；仓库未被改动。</translation>
    </message>
    <message>
        <source>Let Baton commit to its current branch with `baton-cli run --project DIR --git on`, or say `--git off`.</source>
        <translation>要让 Baton 提交到它的当前分支，请用 `baton-cli run --project DIR --git on`；不要提交则用 `--git off`。</translation>
    </message>
    <message>
        <source>The server closed the connection without an answer%1.</source>
        <translation>服务器没有应答就关闭了连接%1。</translation>
    </message>
    <message>
        <source>Check the address, its port, and whether it speaks http or https.</source>
        <translation>请检查地址、端口，以及它使用 http 还是 https。</translation>
    </message>
    <message>
        <source>The connection was lost before the answer was whole%1.</source>
        <translation>应答完整之前连接中断%1。</translation>
    </message>
    <message>
        <source>Test again; if it stays, look at the server or the network.</source>
        <translation>请再次测试；如果仍然如此，请检查服务器或网络。</translation>
    </message>
    <message>
        <source>The server began to answer and fell silent%1.</source>
        <translation>服务器开始应答后沉默了%1。</translation>
    </message>
    <message>
        <source>Test again; if it stays, look at the server.</source>
        <translation>请再次测试；如果仍然如此，请检查服务器。</translation>
    </message>
    <message>
        <source>The server took the question and did not answer in time%1.</source>
        <translation>服务器收下了问题，但没有及时应答%1。</translation>
    </message>
    <message>
        <source>Test again; a server that is loading a model needs a while.</source>
        <translation>请再次测试；正在加载模型的服务器需要一些时间。</translation>
    </message>
    <message>
        <source>Check that the address belongs to the chosen kind of endpoint.</source>
        <translation>请检查该地址是否属于所选类型的端点。</translation>
    </message>
    <message>
        <source>The server sent a compressed answer that nobody asked for%1.</source>
        <translation>服务器发来了未曾要求的压缩应答%1。</translation>
    </message>
    <message>
        <source>Look at the proxy or gateway in between, or use another address.</source>
        <translation>请检查中间的代理或网关，或使用其他地址。</translation>
    </message>
    <message>
        <source>The provider asks to wait%1.</source>
        <translation>提供商要求等待%1。</translation>
    </message>
    <message>
        <source>Address and key are right; test again after that time.</source>
        <translation>地址和密钥正确；请在该时间之后再次测试。</translation>
    </message>
    <message>
        <source>Address and key are right; wait a while before you go on.</source>
        <translation>地址和密钥正确；请稍候再继续。</translation>
    </message>
    <message>
        <source>The test asked for one token.</source>
        <translation>测试要了一个词元。</translation>
    </message>
    <message>
        <source>No model was asked, so nothing was spent.</source>
        <translation>没有询问任何模型，因此没有花费。</translation>
    </message>
    <message>
        <source>The proxy does not answer, refuses the connection or needs credentials%1.</source>
        <translation>代理没有应答、拒绝了连接或需要凭据%1。</translation>
    </message>
    <message>
        <source>Correct the proxy under Settings, Network, or the variable that names it, then try again.</source>
        <translation>请在“设置 - 网络”中更正代理，或更正指定它的环境变量，然后重试。</translation>
    </message>
    <message>
        <source>It was not sent again because it may have been billed.</source>
        <translation>由于可能已经计费，没有再次发送。</translation>
    </message>
    <message>
        <source>Retry asks again.</source>
        <translation>“重试”会再次询问。</translation>
    </message>
    <message>
        <source>No model answers here%1.</source>
        <translation>这里没有模型应答%1。</translation>
    </message>
    <message>
        <source>Behind the network of a hotel or a company, sign in with a browser first; otherwise correct the address.</source>
        <translation>如果身处酒店或公司的网络，请先用浏览器登录；否则请更正地址。</translation>
    </message>
    <message>
        <source>There is no list of models at this address%1.</source>
        <translation>该地址没有模型列表%1。</translation>
    </message>
    <message>
        <source>That alone is no fault, some servers have none; no model was asked yet.</source>
        <translation>这本身不是错误，有些服务器没有列表；尚未询问任何模型。</translation>
    </message>
    <message>
        <source>Test again to ask the model for one token, which may cost a fraction of a cent (in the terminal: test-connection --call).</source>
        <translation>再次测试会向模型要一个词元，可能花费不到一美分（在终端中：test-connection --call）。</translation>
    </message>
    <message>
        <source>The server speaks http, not https%1.</source>
        <translation>服务器使用的是 http，不是 https%1。</translation>
    </message>
    <message>
        <source>Write http:// in the address if this is your own server; a key is never sent unencrypted over a network.</source>
        <translation>如果这是您自己的服务器，请在地址中写 http://；密钥绝不会未经加密地在网络上传送。</translation>
    </message>
    <message>
        <source>It was not asked again because it may have been billed.</source>
        <translation>由于可能已经计费，没有再次询问。</translation>
    </message>
    <message>
        <source>The system keychain is locked%1.</source>
        <translation>系统密钥环已锁定%1。</translation>
    </message>
    <message>
        <source>No key was read from it.</source>
        <translation>没有从中读取密钥。</translation>
    </message>
    <message>
        <source>Unlock it and try again, or set the environment variable of the key.</source>
        <translation>请解锁后重试，或设置密钥的环境变量。</translation>
    </message>
    <message>
        <source>Access to the system keychain was refused%1.</source>
        <translation>访问系统密钥环被拒绝%1。</translation>
    </message>
    <message>
        <source>Allow it when the keychain asks, or set the environment variable of the key.</source>
        <translation>请在密钥环询问时允许，或设置密钥的环境变量。</translation>
    </message>
    <message>
        <source>There is no system keychain that answers%1.</source>
        <translation>没有可应答的系统密钥环%1。</translation>
    </message>
    <message>
        <source>Set the environment variable of the key.</source>
        <translation>请设置密钥的环境变量。</translation>
    </message>
    <message>
        <source>The system keychain reported an error%1.</source>
        <translation>系统密钥环报告了错误%1。</translation>
    </message>
    <message>
        <source>Try again, or set the environment variable of the key.</source>
        <translation>请重试，或设置密钥的环境变量。</translation>
    </message>
    <message>
        <source>Add a key under Settings, Endpoints, set the variable, or choose a local model or the demo.</source>
        <translation>请在“设置 - 端点”中添加密钥、设置该变量，或选择本地模型或演示。</translation>
    </message>
    <message>
        <source>Correct the key under Settings, Endpoints, or in its variable, then try again.</source>
        <translation>请在“设置 - 端点”或其变量中更正密钥，然后重试。</translation>
    </message>
    <message>
        <source>Wait a while, then try again, or choose another model.</source>
        <translation>请稍候再试，或选择其他模型。</translation>
    </message>
    <message>
        <source>Try again later, or choose another model.</source>
        <translation>请稍后再试，或选择其他模型。</translation>
    </message>
    <message>
        <source>Wait until it is loaded, then try again.</source>
        <translation>请等它加载完毕后再试。</translation>
    </message>
    <message>
        <source>Try again, allow more time for the first byte, or choose a faster model.</source>
        <translation>请重试、为首字节留出更多时间，或选择更快的模型。</translation>
    </message>
    <message>
        <source>Continue the answer, or allow longer ones (run --max-answer).</source>
        <translation>继续该应答，或允许更长的应答（run --max-answer）。</translation>
    </message>
    <message>
        <source>The model used up the room for its answer with thinking%1.</source>
        <translation>模型把应答的空间都用在了思考上%1。</translation>
    </message>
    <message>
        <source>No text came, so there is nothing to keep; the call was counted.</source>
        <translation>没有收到文本，因此没有可保留的内容；该调用已计入。</translation>
    </message>
    <message>
        <source>Retry with more room (retry --max-answer N), or choose a model that thinks less.</source>
        <translation>请用更大的空间重试（retry --max-answer N），或选择思考较少的模型。</translation>
    </message>
    <message>
        <source>The answer did not come to an end and was cut%1.</source>
        <translation>应答没有结束，已被截断%1。</translation>
    </message>
    <message>
        <source>Its beginning is kept; it is never sent back to a model.</source>
        <translation>其开头已保留；绝不会再发给模型。</translation>
    </message>
    <message>
        <source>Ask again, keep the beginning as a draft, or choose another model.</source>
        <translation>请再次询问、把开头保留为草稿，或选择其他模型。</translation>
    </message>
    <message>
        <source>It is asked once more with room for %1 tokens.</source>
        <translation>将再问一次，空间为 %1 个词元。</translation>
    </message>
    <message>
        <source>How it was read</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>Correct the path in the document that names it.</source>
        <translation>请在写有该路径的文档中更正它。</translation>
    </message>
    <message>
        <source>Something that is no plain file lies where a file belongs%1.</source>
        <translation>本应是文件的位置上有一个不是普通文件的东西%1。</translation>
    </message>
    <message>
        <source>It was not touched, and nothing was written there.</source>
        <translation>它没有被改动，那里也没有写入任何内容。</translation>
    </message>
    <message>
        <source>Move or rename it, then try again.</source>
        <translation>请把它移走或改名，然后重试。</translation>
    </message>
    <message>
        <source>%1, round %2</source>
        <translation>%1，第 %2 轮</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Checks failed; sent back by itself:</source>
        <translation>检查未通过，已自动退回：</translation>
    </message>
    <message>
        <source>The reviewer refused; sent back:</source>
        <translation>评审者不同意，已退回：</translation>
    </message>
    <message>
        <source>Tests failed; sent back:</source>
        <translation>测试未通过，已退回：</translation>
    </message>
    <message>
        <source>The summary names it as open; sent back:</source>
        <translation>总结指出尚未完成，已退回：</translation>
    </message>
    <message>
        <source>Lays a failing test to the code:</source>
        <translation>认定未通过的测试是代码的问题：</translation>
    </message>
    <message>
        <source>Lays a failing test to the test itself:</source>
        <translation>认定未通过的测试是测试本身的问题：</translation>
    </message>
    <message>
        <source>Lays a failing test to an unclear requirement:</source>
        <translation>认定未通过的测试是需求不明确：</translation>
    </message>
    <message>
        <source>Leaves a test failing:</source>
        <translation>允许测试不通过：</translation>
    </message>
    <message>
        <source>The program ended with exit code %1</source>
        <translation>程序已结束，退出码 %1</translation>
    </message>
    <message>
        <source>The program crashed</source>
        <translation>程序崩溃</translation>
    </message>
    <message>
        <source>The program was stopped at a limit (%1)</source>
        <translation>程序达到上限而被停止（%1）</translation>
    </message>
    <message>
        <source>The program was interrupted; it is run again</source>
        <translation>程序被中断，将重新运行</translation>
    </message>
    <message>
        <source>Not run: %1</source>
        <translation>未运行：%1</translation>
    </message>
    <message>
        <source>Goes on by the procedure &quot;%1&quot;, version %2</source>
        <translation>改按流程“%1”第 %2 版继续</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Forwards a finding on</source>
        <translation>转交了一条评审意见：</translation>
    </message>
    <message>
        <source>Drops a finding on</source>
        <translation>舍弃了一条评审意见：</translation>
    </message>
    <message>
        <source>Wants a second opinion on</source>
        <translation>请求再次评审：</translation>
    </message>
    <message>
        <source>Wants the failed tests run again:</source>
        <translation>要求重新运行未通过的测试：</translation>
    </message>
    <message>
        <source>Wants the tests run again:</source>
        <translation>要求重新运行测试：</translation>
    </message>
    <message>
        <source>Runs in the sandbox for</source>
        <translation>在沙箱中运行，用于</translation>
    </message>
    <message>
        <source>Second &amp;opinion</source>
        <translation>再次评审(&amp;O)</translation>
    </message>
    <message>
        <source>The reviewer looks at the newest revision once more</source>
        <translation>让评审者再看一遍最新版本</translation>
    </message>
    <message numerus="yes">
        <source>Found %n thing(s) in</source>
        <translation>
            <numerusform>发现 %n 处问题：</numerusform>
        </translation>
    </message>
    <message>
        <source>Programs of the project are run in a sandbox only, and what makes it is not installed%1.</source>
        <translation>项目的程序只在沙箱中运行，而创建沙箱所需的程序没有安装%1。</translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation>没有运行任何程序。</translation>
    </message>
    <message>
        <source>Install it (bubblewrap; prlimit and setpriv are in util-linux), then run it again.</source>
        <translation>请安装它（bubblewrap；prlimit 和 setpriv 属于 util-linux），然后重新运行。</translation>
    </message>
    <message>
        <source>Programs of the project are run in a sandbox only, and this system does not let one be made%1.</source>
        <translation>项目的程序只在沙箱中运行，而本系统不允许创建沙箱%1。</translation>
    </message>
    <message>
        <source>Have user namespaces allowed for bubblewrap (bwrap) on this system, then run it again.</source>
        <translation>请让本系统允许 bubblewrap（bwrap）使用用户命名空间，然后重新运行。</translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) passed when it was recorded</source>
        <translation>
            <numerusform>录制时 %n 个测试通过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) passed in the sandbox</source>
        <translation>
            <numerusform>%n 个测试在沙箱中通过</numerusform>
        </translation>
    </message>
    <message>
        <source>the tests were not run</source>
        <translation>测试未运行</translation>
    </message>
    <message>
        <source>the tests were not run: %1</source>
        <translation>测试未运行：%1</translation>
    </message>
    <message>
        <source>Proven: %1.</source>
        <translation>已验证：%1。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <comment>what becomes of a file</comment>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Let me review</source>
        <comment>what becomes of a file</comment>
        <translation>由我审核</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>what becomes of a file</comment>
        <translation>保留</translation>
    </message>
    <message>
        <source>reads %1</source>
        <translation>读取了 %1</translation>
    </message>
    <message>
        <source>only if %1 changes</source>
        <translation>仅当 %1 改变时</translation>
    </message>
    <message>
        <source>Wait anyway</source>
        <translation>仍然等待</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Asks again and waits as long as the provider asks for</source>
        <translation>再次请求，服务商要求等多久就等多久</translation>
    </message>
    <message>
        <source>■ Take back</source>
        <translation>■ 收回</translation>
    </message>
    <message>
        <source>Stops the call that your last decision here started, and takes the decision back</source>
        <translation>停止您上一个决定在此引发的调用，并收回该决定</translation>
    </message>
    <message>
        <source>Try again after that time or now, or let Baton wait anyway; nothing happens by itself.</source>
        <translation>请在该时间之后或现在重试，或让 Baton 仍然等待；不会自动发生任何事。</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>评审</translation>
    </message>
    <message>
        <source>Test run</source>
        <translation>测试运行</translation>
    </message>
    <message>
        <source>Whose fault</source>
        <translation>责任归属</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>总结</translation>
    </message>
    <message>
        <source>Product Manager</source>
        <translation>产品经理</translation>
    </message>
    <message>
        <source>Architect</source>
        <translation>架构师</translation>
    </message>
    <message>
        <source>Project Manager</source>
        <translation>项目经理</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>评审者</translation>
    </message>
    <message>
        <source>Code reviewer</source>
        <translation>代码评审者</translation>
    </message>
    <message>
        <source>QA Engineer</source>
        <translation>测试工程师</translation>
    </message>
    <message>
        <source>Packages can be installed</source>
        <translation>依赖包可以安装</translation>
    </message>
    <message>
        <source>Interface as designed</source>
        <translation>接口与设计一致</translation>
    </message>
    <message>
        <source>Coverage as computed</source>
        <translation>覆盖情况与实际相符</translation>
    </message>
    <message>
        <source>Review of %1</source>
        <translation>%1 的评审</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个未通过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not run</source>
        <translation>
            <numerusform>%n 个未运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not run: %1</source>
        <translation>
            <numerusform>%n 个未运行：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>no findings open</source>
        <translation>没有未决定的评审意见</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) open</source>
        <translation>
            <numerusform>%n 条评审意见未决定</numerusform>
        </translation>
    </message>
    <message>
        <source>every requirement has a test</source>
        <translation>每条需求都有测试</translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s) without a test</source>
        <translation>
            <numerusform>%n 条需求没有测试</numerusform>
        </translation>
    </message>
    <message>
        <source>passed</source>
        <comment>of a test</comment>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>of a test</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>of a test</comment>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>took too long</source>
        <comment>of a test</comment>
        <translation>超时</translation>
    </message>
    <message>
        <source>not run</source>
        <comment>of a test</comment>
        <translation>未运行</translation>
    </message>
    <message>
        <source>%1 passed</source>
        <translation>%1 个通过</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 个跳过</translation>
    </message>
    <message>
        <source>%1 not run</source>
        <translation>%1 个未运行</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Ran the tests: %1</source>
        <translation>运行了测试：%1</translation>
    </message>
    <message>
        <source>round %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>tests were not run</source>
        <translation>测试未运行</translation>
    </message>
    <message>
        <source>It is not known which file that would be.</source>
        <translation>还不知道会是哪个文件。</translation>
    </message>
    <message>
        <source>%1 is being worked on.</source>
        <translation>%1 正在处理中。</translation>
    </message>
    <message>
        <source>Send to %1</source>
        <translation>发给%1</translation>
    </message>
    <message>
        <source>It is the code</source>
        <translation>是代码的问题</translation>
    </message>
    <message>
        <source>It is the test</source>
        <translation>是测试的问题</translation>
    </message>
    <message>
        <source>It is the requirement</source>
        <translation>是需求的问题</translation>
    </message>
    <message>
        <source>%1 is fixing %2.</source>
        <translation>%1正在修复 %2。</translation>
    </message>
    <message>
        <source>Changed to r%1 since; the tests run again.</source>
        <translation>此后已改为 r%1；测试会再次运行。</translation>
    </message>
    <message>
        <source>%1 waits for its review.</source>
        <translation>%1 等待审阅。</translation>
    </message>
    <message>
        <source>Nobody has said whose fault this is. You can.</source>
        <translation>还没有人说明这是谁的问题。您可以决定。</translation>
    </message>
    <message>
        <source>%1 is finding out whose fault it is.</source>
        <translation>%1正在查找问题出在哪里。</translation>
    </message>
    <message>
        <source>%1 will say whose fault it is.</source>
        <translation>%1会说明问题出在哪里。</translation>
    </message>
    <message>
        <source>The rounds are used up, so it is left to you.</source>
        <translation>轮次已用完，由您决定。</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>requirement</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>It expected %1 and got %2.</source>
        <translation>期望 %1，得到 %2。</translation>
    </message>
    <message>
        <source>What came back is not what the test expects.</source>
        <translation>得到的结果与测试期望的不同。</translation>
    </message>
    <message>
        <source>It failed without saying why.</source>
        <translation>失败了，但没有说明原因。</translation>
    </message>
    <message>
        <source>Flaky: it failed in one run and passed in the next without a change. Nothing is sent back for it.</source>
        <translation>不稳定：没有任何改动，它在一次运行中失败，在下一次运行中通过。不会为此退回任何文件。</translation>
    </message>
    <message>
        <source>It passed in %1.</source>
        <translation>已通过，用时 %1。</translation>
    </message>
    <message>
        <source>It broke off with an error.</source>
        <translation>因错误中断。</translation>
    </message>
    <message>
        <source>It broke off: %1</source>
        <translation>中断：%1</translation>
    </message>
    <message>
        <source>It took too long and was stopped after %1.</source>
        <translation>耗时过长，在 %1 后被停止。</translation>
    </message>
    <message>
        <source>It was skipped.</source>
        <translation>已跳过。</translation>
    </message>
    <message>
        <source>It was skipped: %1</source>
        <translation>已跳过：%1</translation>
    </message>
    <message>
        <source>It was not run.</source>
        <translation>未运行。</translation>
    </message>
    <message>
        <source>It was not run: %1</source>
        <translation>未运行：%1</translation>
    </message>
    <message numerus="yes">
        <source>… %n more line(s)</source>
        <translation>
            <numerusform>……另有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The tests have not been run yet.</source>
        <translation>测试尚未运行。</translation>
    </message>
    <message>
        <source>The test run was skipped.</source>
        <translation>测试运行已被跳过。</translation>
    </message>
    <message>
        <source>They run when all files are approved; which files there are is decided with the tasks.</source>
        <translation>所有文件批准后运行；有哪些文件由任务列表决定。</translation>
    </message>
    <message>
        <source>They run when the last of %1 files is approved; %2 of them are not yet.</source>
        <translation>%1 个文件全部批准后运行；其中 %2 个尚未批准。</translation>
    </message>
    <message>
        <source>All files are there: they run as soon as the run goes on.</source>
        <translation>所有文件都已就绪：继续运行后立即执行测试。</translation>
    </message>
    <message>
        <source>The tests were not run: %1</source>
        <translation>测试未运行：%1</translation>
    </message>
    <message>
        <source>Nothing else was kept back: the project goes on, its tests count as not run.</source>
        <translation>其他工作不受影响：项目继续进行，测试记为未运行。</translation>
    </message>
    <message>
        <source>Install it on this computer, then have the tests run again.</source>
        <translation>请在这台计算机上安装它，然后再次运行测试。</translation>
    </message>
    <message>
        <source>The program crashed before all tests had run.</source>
        <translation>程序在所有测试运行完之前崩溃了。</translation>
    </message>
    <message>
        <source>It was stopped at a limit of the sandbox (%1).</source>
        <translation>达到沙箱限制（%1），已被停止。</translation>
    </message>
    <message>
        <source>It was stopped after %1.</source>
        <translation>在 %1 后被停止。</translation>
    </message>
    <message>
        <source>It was stopped after %1, at %2.</source>
        <translation>在 %1 后被停止，停在 %2。</translation>
    </message>
    <message>
        <source>What had ended by then is kept below.</source>
        <translation>此前已结束的结果保留在下面。</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>as it was recorded, not run here</source>
        <translation>录制时的结果，未在此运行</translation>
    </message>
    <message>
        <source>in the sandbox, no network</source>
        <translation>在沙箱中，无网络</translation>
    </message>
    <message>
        <source>fix %1</source>
        <translation>修复 %1</translation>
    </message>
    <message>
        <source>fix what is at fault</source>
        <translation>修复有问题的文件</translation>
    </message>
    <message>
        <source>Round %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) run</source>
        <translation>
            <numerusform>运行了 %n 个测试</numerusform>
        </translation>
    </message>
    <message>
        <source>the rounds are used up</source>
        <translation>轮次已用完</translation>
    </message>
    <message>
        <source>you decide what is done</source>
        <translation>由您决定怎么办</translation>
    </message>
    <message>
        <source>decide where the fault is</source>
        <translation>判断问题出在哪里</translation>
    </message>
    <message>
        <source>run the tests once more</source>
        <translation>再次运行测试</translation>
    </message>
    <message>
        <source>then it stops here</source>
        <translation>之后在此停止</translation>
    </message>
    <message>
        <source>The tests are running.</source>
        <translation>测试正在运行。</translation>
    </message>
    <message>
        <source>What stands below is from the run before.</source>
        <translation>下面是上一次运行的结果。</translation>
    </message>
    <message>
        <source>Choose a model with a larger context, shorten the documents the step reads, or start a local server with more and say how much (run --context TOKENS).</source>
        <translation>请选择上下文更大的模型，缩短该步骤读取的文档，或以更大的上下文启动本地服务器并告知其大小（run --context TOKENS）。</translation>
    </message>
    <message>
        <source>Correct its file; `baton-cli sop check FILE` names every place and what to do.</source>
        <translation>请更正其文件；`baton-cli sop check FILE` 会指出每一处问题及处理办法。</translation>
    </message>
    <message>
        <source>The connection was lost before an answer came%1.</source>
        <translation>应答到达之前连接中断%1。</translation>
    </message>
    <message>
        <source>Ask again; if it stays, look at the server or the network.</source>
        <translation>请重新询问；若仍如此，请检查服务器或网络。</translation>
    </message>
    <message>
        <source>Ask again when it is to go on.</source>
        <translation>需要继续时请重新询问。</translation>
    </message>
    <message>
        <source>Wait an&amp;yway</source>
        <translation>仍然等待(&amp;Y)</translation>
    </message>
    <message>
        <source>Take back and stop w&amp;hat it started</source>
        <translation>收回并停止由此开始的调用(&amp;H)</translation>
    </message>
    <message numerus="yes">
        <source>%n failed and you left them so</source>
        <translation>
            <numerusform>%n 个失败，您让它们保持失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave it failing</source>
        <translation>保留失败</translation>
    </message>
    <message>
        <source>Not while the tests run.</source>
        <translation>测试运行期间不可用。</translation>
    </message>
    <message>
        <source>You left it failing.</source>
        <translation>您让它保持失败。</translation>
    </message>
    <message>
        <source>The requirement can be read in more than one way: what is right is yours to say.</source>
        <translation>需求可以有不止一种理解：哪种正确由您决定。</translation>
    </message>
    <message>
        <source>left as it is</source>
        <translation>保持原样</translation>
    </message>
</context>
<context>
    <name>baton::cli::SessionRunner</name>
    <message>
        <source>Interrupted. Everything that arrived is kept; the same command goes on from here.</source>
        <translation>已中断。收到的一切都已保留；用同一命令可从这里继续。</translation>
    </message>
</context>
<context>
    <name>baton::ui::AboutDialog</name>
    <message>
        <source>About Baton</source>
        <translation>关于 Baton</translation>
    </message>
    <message>
        <source>Baton %1</source>
        <translation>Baton %1</translation>
    </message>
    <message>
        <source>Steer a team of LLM roles that builds software.</source>
        <translation>带领一支由大语言模型角色组成的团队来开发软件。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty. What your team writes is yours.</source>
        <translation>本程序是自由软件，采用 GNU 通用公共许可证第 3 版或更新版本（GPL-3.0-or-later），不提供任何担保。您的团队写出的内容归您所有。</translation>
    </message>
    <message>
        <source>&amp;Libraries it stands on</source>
        <translation>所依赖的库(&amp;L)</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>库</translation>
    </message>
    <message>
        <source>C&amp;opy details</source>
        <translation>复制详细信息(&amp;O)</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>baton::ui::Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>审核(&amp;V)</translation>
    </message>
    <message>
        <source>V&amp;iew</source>
        <translation>视图(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>新建项目(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开项目(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>关闭项目(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Change the money &amp;limit…</source>
        <translation>更改费用上限(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Next that waits</source>
        <translation>下一个待处理项(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous that waits</source>
        <translation>上一个待处理项(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;All actions…</source>
        <translation>所有操作(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Go to file…</source>
        <translation>转到文件(&amp;G)…</translation>
    </message>
    <message>
        <source>Review &amp;queue</source>
        <translation>审核队列(&amp;Q)</translation>
    </message>
    <message>
        <source>Project &amp;files</source>
        <translation>项目文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Swim-lanes</source>
        <translation>泳道(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>文档(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>时间线(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一个窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>标准文字大小(&amp;N)</translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation>浅色(&amp;G)</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>深色(&amp;K)</translation>
    </message>
    <message>
        <source>Follow the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Baton</source>
        <translation>关于 Baton(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Replay a recording…</source>
        <translation>回放录制(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Usage…</source>
        <translation>用量(&amp;U)…</translation>
    </message>
    <message>
        <source>Use the newer pro&amp;cedure</source>
        <translation>改用较新的流程(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;fresh what is stale…</source>
        <translation>刷新已过期的内容(&amp;F)…</translation>
    </message>
    <message>
        <source>T&amp;ests</source>
        <translation>测试(&amp;E)</translation>
    </message>
    <message>
        <source>Run the &amp;tests</source>
        <translation>运行测试(&amp;T)</translation>
    </message>
    <message>
        <source>Run the &amp;failed tests</source>
        <translation>运行失败的测试(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>试运行(&amp;T)</translation>
    </message>
</context>
<context>
    <name>baton::ui::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Font size</source>
        <translation>字号(&amp;F)</translation>
    </message>
    <message>
        <source> %</source>
        <comment>after the number of the font size</comment>
        <translation>%</translation>
    </message>
    <message>
        <source>&amp;Language of the window</source>
        <translation>界面语言(&amp;L)</translation>
    </message>
    <message>
        <source>The language of the documents is chosen for each project.</source>
        <translation>文档的语言按项目选择。</translation>
    </message>
    <message>
        <source>The architect hands the design on. 架构师交付设计。</source>
        <translation>架构师交接设计。The architect hands the design on.</translation>
    </message>
</context>
<context>
    <name>baton::ui::CheckBar</name>
    <message numerus="yes">
        <source>%n remark(s) open</source>
        <translation>
            <numerusform>%n 条批注未处理</numerusform>
        </translation>
    </message>
    <message>
        <source>✗ %1 of %2 checks</source>
        <translation>✗ %2 项检查中 %1 项未通过</translation>
    </message>
    <message numerus="yes">
        <source>✓ %n check(s)</source>
        <translation>
            <numerusform>✓ %n 项检查</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::CheckDetail</name>
    <message>
        <source>Go to line %1</source>
        <translation>转到第 %1 行</translation>
    </message>
</context>
<context>
    <name>baton::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入您想做的事</translation>
    </message>
    <message>
        <source>No action is called that.</source>
        <translation>没有这样的操作。</translation>
    </message>
</context>
<context>
    <name>baton::ui::Composer</name>
    <message>
        <source>Message the team… @Architect</source>
        <translation>给团队发消息… @架构师</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation>Ctrl+Enter 发送</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>To everyone</source>
        <translation>发给所有人</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>发给 %1</translation>
    </message>
</context>
<context>
    <name>baton::ui::ConnectionTest</name>
    <message>
        <source>Testing</source>
        <translation>正在测试</translation>
    </message>
    <message>
        <source>&amp;Cancel test</source>
        <translation>取消测试(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>Asking %1 for its models…</source>
        <translation>正在向 %1 查询模型…</translation>
    </message>
</context>
<context>
    <name>baton::ui::DecisionController</name>
    <message>
        <source>Autonomy</source>
        <translation>自主程度</translation>
    </message>
    <message numerus="yes">
        <source>%n output(s) that wait for you would pass now: their checks passed, and &quot;%1&quot; does not stop at them.</source>
        <translation>
            <numerusform>现在有 %n 项等待您的产物可以通过：它们的检查已通过，而“%1”不会在此停下。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Only from now on</source>
        <translation>仅从现在起(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Let them pass</source>
        <translation>让它们通过(&amp;L)</translation>
    </message>
</context>
<context>
    <name>baton::ui::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <comment>a desktop message</comment>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>baton::ui::DiffView</name>
    <message>
        <source>There is only one revision so far. What changes will be shown here with the next one.</source>
        <translation>目前只有一个修订版。有了下一个修订版后，这里会显示更改。</translation>
    </message>
    <message>
        <source>Fetching the text…</source>
        <translation>正在读取文本…</translation>
    </message>
    <message>
        <source>r%1 and r%2 are the same.</source>
        <translation>r%1 与 r%2 相同。</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>第 %1 处更改，共 %2 处</translation>
    </message>
    <message>
        <source>The older revision</source>
        <translation>较旧的修订版</translation>
    </message>
    <message>
        <source>The newer revision</source>
        <translation>较新的修订版</translation>
    </message>
    <message>
        <source>Previous change (Shift+F7)</source>
        <translation>上一处更改 (Shift+F7)</translation>
    </message>
    <message>
        <source>Next change (F7)</source>
        <translation>下一处更改 (F7)</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
</context>
<context>
    <name>baton::ui::DocumentPage</name>
    <message>
        <source>Remarks</source>
        <translation>批注</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n 条批注</numerusform>
        </translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源文本</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>调用记录</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Changes r%1 → r%2</source>
        <translation>更改 r%1 → r%2</translation>
    </message>
    <message>
        <source>%1 is thinking. The text appears here as it is written.</source>
        <translation>%1 正在思考。文本写出时会显示在这里。</translation>
    </message>
    <message>
        <source>This was skipped, so there is no text.</source>
        <translation>此项已跳过，因此没有文本。</translation>
    </message>
    <message>
        <source>Nothing arrived before it failed.</source>
        <translation>失败之前没有收到任何内容。</translation>
    </message>
    <message>
        <source>The text will appear here when %1 writes it.</source>
        <translation>%1 编写时文本会显示在这里。</translation>
    </message>
    <message>
        <source>Fetching the text…</source>
        <translation>正在读取文本…</translation>
    </message>
    <message>
        <source>r%1 · you</source>
        <translation>r%1 · 您</translation>
    </message>
    <message>
        <source>r%1</source>
        <translation>r%1</translation>
    </message>
    <message>
        <source>You wrote r%1: no model was asked.</source>
        <translation>r%1 由您编写，没有调用模型。</translation>
    </message>
    <message>
        <source>No model has been asked for this. What is asked and answered will be shown here word by word.</source>
        <translation>尚未为此调用模型。提问和回答会逐字显示在这里。</translation>
    </message>
    <message>
        <source>Fetching the trace…</source>
        <translation>正在读取调用记录…</translation>
    </message>
    <message>
        <source>thinking %1</source>
        <translation>思考 %1</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>Changes r%1 → disk</source>
        <translation>更改 r%1 → 磁盘</translation>
    </message>
    <message>
        <source>deleted on disk</source>
        <translation>已从磁盘删除</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>磁盘上的文件</translation>
    </message>
    <message>
        <source>The program is running. Its report appears here when it has ended.</source>
        <translation>程序正在运行。结束后，其报告会显示在这里。</translation>
    </message>
    <message>
        <source>Nobody writes this: it is made of what the team has made before it.</source>
        <translation>这不由任何角色撰写，而是由团队先前的产物得出。</translation>
    </message>
    <message>
        <source>No model is asked for this.</source>
        <translation>此内容不请求模型。</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>baton::ui::DocumentPane</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Close (Ctrl+W)</source>
        <translation>关闭 (Ctrl+W)</translation>
    </message>
    <message>
        <source>Write a remark</source>
        <translation>写批注</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处更改</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处更改</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Close document</source>
        <translation>关闭文档</translation>
    </message>
    <message>
        <source>Documents and files appear here as the team writes them.
Open one from the lanes, the project tree or the review queue.</source>
        <translation>团队编写的文档和文件会显示在这里。
请从泳道、项目树或审核队列中打开。</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Go to the failing test</source>
        <translation>转到失败的测试</translation>
    </message>
    <message>
        <source>Go to the line that failed</source>
        <translation>转到出错的行</translation>
    </message>
</context>
<context>
    <name>baton::ui::EditorMenu</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>baton::ui::EndpointForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Id</source>
        <translation>标识(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>协议(&amp;P)</translation>
    </message>
    <message>
        <source>Most servers of others speak OpenAI Chat Completions.</source>
        <translation>大多数第三方服务器使用 OpenAI Chat Completions。</translation>
    </message>
    <message>
        <source>Add&amp;ress</source>
        <translation>地址(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Header that carries the key</source>
        <translation>携带密钥的请求头(&amp;H)</translation>
    </message>
    <message>
        <source>Default &amp;model</source>
        <translation>默认模型(&amp;M)</translation>
    </message>
    <message>
        <source>Its models cost nothin&amp;g</source>
        <translation>其模型不产生费用(&amp;G)</translation>
    </message>
    <message>
        <source>It needs a ke&amp;y</source>
        <translation>需要密钥(&amp;Y)</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请给它一个名称。</translation>
    </message>
    <message>
        <source>As in the server’s manual, up to the part before “/chat/completions”.</source>
        <translation>按服务器手册填写，到“/chat/completions”之前为止。</translation>
    </message>
    <message>
        <source>What the command line calls it: --provider %1</source>
        <translation>命令行中的名称：--provider %1</translation>
    </message>
    <message>
        <source>Test the connection to get the server&apos;s list.</source>
        <translation>测试连接即可获取服务器的模型列表。</translation>
    </message>
    <message>
        <source>An id holds only Latin letters, digits, “.”, “-” and “_”.</source>
        <translation>标识只能包含拉丁字母、数字、“.”、“-”和“_”。</translation>
    </message>
    <message>
        <source>Another endpoint has this id.</source>
        <translation>已有其他端点使用此标识。</translation>
    </message>
    <message>
        <source>A header&apos;s name holds only Latin letters, digits and “-”.</source>
        <translation>请求头名称只能包含拉丁字母、数字和“-”。</translation>
    </message>
</context>
<context>
    <name>baton::ui::EndpointsPage</name>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>&amp;Add endpoint</source>
        <translation>添加端点(&amp;A)</translation>
    </message>
    <message>
        <source>Remo&amp;ve endpoint</source>
        <translation>移除端点(&amp;V)</translation>
    </message>
    <message>
        <source>Some rows of your own files were left out.</source>
        <translation>您自己文件中的部分条目未被采用。</translation>
    </message>
    <message>
        <source>%1 answers and accepts the key.</source>
        <translation>%1 有响应并接受该密钥。</translation>
    </message>
    <message numerus="yes">
        <source>%1 works: %n model(s) found.</source>
        <translation>
            <numerusform>%1 可用：找到 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>My endpoint</source>
        <translation>我的端点</translation>
    </message>
    <message>
        <source>%1 · your own</source>
        <translation>%1 · 您自己的</translation>
    </message>
    <message>
        <source>%1 comes with Baton: protocol %2, address %3.</source>
        <translation>%1 为 Baton 自带：协议 %2，地址 %3。</translation>
    </message>
</context>
<context>
    <name>baton::ui::ExportController</name>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
</context>
<context>
    <name>baton::ui::ExportDialog</name>
    <message>
        <source>Export project</source>
        <translation>导出项目</translation>
    </message>
    <message>
        <source>&amp;Destination</source>
        <translation>目标位置(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Browse destination</source>
        <translation>浏览目标位置</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Export to a zip file</source>
        <translation>导出为 zip 文件</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip 文件 (*.zip)</translation>
    </message>
    <message>
        <source>Something is there already.</source>
        <translation>那里已有内容。</translation>
    </message>
    <message>
        <source>&amp;Replace the file that is there</source>
        <translation>替换已有的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Replace files of the same name; others stay</source>
        <translation>替换同名文件，其他文件保留(&amp;R)</translation>
    </message>
    <message>
        <source>Replace and &amp;export</source>
        <translation>替换并导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export anyway</source>
        <translation>仍然导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Before it goes out</source>
        <translation>导出之前</translation>
    </message>
    <message>
        <source>&amp;Add a page that says what was proven</source>
        <translation>附上一页说明：验证了什么(&amp;A)</translation>
    </message>
    <message>
        <source>docs/handover.md: tests, reviews, open findings and questions, and how to run it</source>
        <translation>docs/handover.md：测试、评审、未决定的意见和问题，以及如何运行</translation>
    </message>
</context>
<context>
    <name>baton::ui::ExportResultPage</name>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>&amp;How to run it</source>
        <translation>如何运行(&amp;H)</translation>
    </message>
    <message>
        <source>How to run it</source>
        <translation>如何运行</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n file(s).</source>
        <translation>
            <numerusform>已导出 %n 个文件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::FindBar</name>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Find, or :35 for a line</source>
        <translation>查找，或用 :35 转到某行</translation>
    </message>
    <message>
        <source>Find previous (Shift+Enter)</source>
        <translation>查找上一个 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Find next (Enter)</source>
        <translation>查找下一个 (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>baton::ui::FormatChoice</name>
    <message>
        <source>Export as</source>
        <translation>导出格式</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Zip file</source>
        <translation>Zip 文件(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Git repository</source>
        <translation>Git 仓库(&amp;G)</translation>
    </message>
    <message>
        <source>The approved files, ready to run.</source>
        <translation>已批准的文件，可直接运行。</translation>
    </message>
    <message>
        <source>One file to send or archive.</source>
        <translation>一个文件，便于发送或归档。</translation>
    </message>
    <message>
        <source>With the history: one commit per hand-off, naming who wrote it.</source>
        <translation>包含历史：每次交接一个提交，并注明作者。</translation>
    </message>
</context>
<context>
    <name>baton::ui::GoToFile</name>
    <message>
        <source>Go to file</source>
        <translation>转到文件</translation>
    </message>
    <message>
        <source>Type a part of the path</source>
        <translation>输入路径的一部分</translation>
    </message>
    <message>
        <source>No file or document is called that.</source>
        <translation>没有这样的文件或文档。</translation>
    </message>
</context>
<context>
    <name>baton::ui::ImpactDialog</name>
    <message numerus="yes">
        <source>%n artefact(s) are stale: what they were made from has changed since.</source>
        <translation>
            <numerusform>有 %n 项产物已过期：其依据在那之后有改动。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approving %1 makes %n artefact(s) stale.</source>
        <translation>
            <numerusform>批准 %1 会使 %n 项产物过期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>an amount of money</comment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>the limit leaves %1</source>
        <translation>限额还剩 %1</translation>
    </message>
    <message>
        <source>&amp;Approve and keep all</source>
        <translation>批准并全部保留(&amp;A)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Approve and refresh %n</source>
        <translation>
            <numerusform>批准并刷新 %n 项(&amp;A)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep all</source>
        <translation>全部保留(&amp;K)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Refresh %n</source>
        <translation>
            <numerusform>刷新 %n 项(&amp;R)</numerusform>
        </translation>
    </message>
    <message>
        <source>Refresh what is stale</source>
        <translation>刷新已过期的内容</translation>
    </message>
    <message>
        <source>What this touches</source>
        <translation>影响范围</translation>
    </message>
    <message>
        <source>&amp;Set all to</source>
        <translation>全部设为(&amp;S)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Refresh: the role changes its own text as little as possible, and your lines are kept. Let me review: the same, and it waits for you. Keep: nobody is asked.</source>
        <translation>刷新：角色尽量少地改动自己的文本，您写的行会保留。由我审核：同上，并等待您。保留：不请求任何角色。</translation>
    </message>
    <message>
        <source>Approve &amp;only</source>
        <translation>仅批准(&amp;O)</translation>
    </message>
    <message>
        <source>They stay stale until you decide</source>
        <translation>在您决定之前，它们保持过期</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>baton::ui::ImpactModel</name>
    <message>
        <source>later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Artefact and why</source>
        <translation>产物及原因</translation>
    </message>
    <message>
        <source>About</source>
        <translation>约</translation>
    </message>
</context>
<context>
    <name>baton::ui::KeyField</name>
    <message>
        <source>API &amp;key</source>
        <translation>API 密钥(&amp;K)</translation>
    </message>
    <message>
        <source>Sh&amp;ow</source>
        <translation>显示(&amp;O)</translation>
    </message>
    <message>
        <source>Show key</source>
        <translation>显示密钥</translation>
    </message>
    <message>
        <source>&amp;Remove key</source>
        <translation>移除密钥(&amp;R)</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>移除密钥</translation>
    </message>
    <message>
        <source>Hid&amp;e</source>
        <translation>隐藏(&amp;E)</translation>
    </message>
    <message>
        <source>Stored. Type to replace it.</source>
        <translation>已保存。输入新密钥即可替换。</translation>
    </message>
    <message>
        <source>From the environment. Type to use another.</source>
        <translation>来自环境变量。输入即可使用另一个。</translation>
    </message>
    <message>
        <source>Paste the key of your account</source>
        <translation>粘贴您账户的密钥</translation>
    </message>
    <message>
        <source>Not needed by most local servers</source>
        <translation>大多数本地服务器不需要</translation>
    </message>
    <message>
        <source>A key holds only Latin letters, digits and signs, no spaces.</source>
        <translation>密钥只含拉丁字母、数字和符号，没有空格。</translation>
    </message>
    <message>
        <source>The stored key will be removed when you save.</source>
        <translation>保存时会移除已存的密钥。</translation>
    </message>
    <message>
        <source>Will be stored in the system keychain.</source>
        <translation>将保存在系统钥匙串中。</translation>
    </message>
    <message>
        <source>Will be kept for this session only: no keychain answers.</source>
        <translation>仅在本次会话中保留：没有可用的钥匙串。</translation>
    </message>
    <message>
        <source>Stored in the system keychain.</source>
        <translation>已保存在系统钥匙串中。</translation>
    </message>
    <message>
        <source>Kept for this session only: no keychain answers.</source>
        <translation>仅在本次会话中保留：没有可用的钥匙串。</translation>
    </message>
    <message>
        <source>From environment variable %1.</source>
        <translation>来自环境变量 %1。</translation>
    </message>
    <message>
        <source>No keychain answers: a key is kept for this session only.</source>
        <translation>没有可用的钥匙串：密钥仅在本次会话中保留。</translation>
    </message>
    <message>
        <source>No key yet. It will be stored in the system keychain, never in a file.</source>
        <translation>尚无密钥。密钥会保存在系统钥匙串中，绝不写入文件。</translation>
    </message>
</context>
<context>
    <name>baton::ui::LimitsPage</name>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>&amp;Money limit per run (US dollars)</source>
        <translation>每次运行的费用上限（美元）(&amp;M)</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>&amp;Calls at once</source>
        <translation>同时调用数(&amp;C)</translation>
    </message>
    <message>
        <source>Files that do not depend on each other are written at the same time. A local server often does best with 1 or 2.</source>
        <translation>互不依赖的文件会同时编写。本地服务器通常以 1 或 2 为宜。</translation>
    </message>
    <message>
        <source>A run pauses before the call that would go beyond it. 0 means no limit.</source>
        <translation>运行会在将要超出上限的调用之前暂停。0 表示无上限。</translation>
    </message>
    <message>
        <source>Without a limit a run may cost any amount. Every price is still shown.</source>
        <translation>没有上限时，一次运行可能产生任意费用。所有价格仍会显示。</translation>
    </message>
    <message>
        <source>One role may be held shorter than the run (US dollars):</source>
        <translation>可以为单个角色设定更低的限额（美元）：</translation>
    </message>
    <message>
        <source>Money limit of %1</source>
        <comment>a role</comment>
        <translation>%1的费用限额</translation>
    </message>
</context>
<context>
    <name>baton::ui::LinkOpener</name>
    <message>
        <source>%1 is neither a file of this project nor a web address; it was not opened.</source>
        <translation>%1 既不是本项目的文件，也不是网址，因此没有打开。</translation>
    </message>
    <message>
        <source>Open in the browser?</source>
        <translation>在浏览器中打开？</translation>
    </message>
    <message>
        <source>The link leads to an address outside of Baton:</source>
        <translation>该链接指向 Baton 之外的地址：</translation>
    </message>
    <message>
        <source>The model that wrote the document chose it. After a yes Baton does not ask again until the project is closed.</source>
        <translation>该地址由撰写文档的模型选定。同意之后，在关闭项目之前 Baton 不再询问。</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>baton::ui::MainWindow</name>
    <message>
        <source>No model key stored</source>
        <translation>没有保存模型密钥</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%1 - Baton</source>
        <translation>%1 - Baton</translation>
    </message>
    <message>
        <source>Baton</source>
        <translation>Baton</translation>
    </message>
    <message>
        <source>The system keychain cannot be used. Keys typed here last until Baton is closed.</source>
        <translation>无法使用系统钥匙串。在此输入的密钥仅保留到 Baton 关闭为止。</translation>
    </message>
    <message>
        <source>This project goes by an older version of &quot;%1&quot;. Run, Use the newer procedure brings what came since; what is approved stays.</source>
        <translation>此项目采用“%1”的旧版本。通过“运行 &gt; 改用较新的流程”可获得之后新增的内容；已批准的内容保持不变。</translation>
    </message>
</context>
<context>
    <name>baton::ui::Markdown</name>
    <message>
        <source>Diagram source (mermaid)</source>
        <translation>图表源文本 (mermaid)</translation>
    </message>
</context>
<context>
    <name>baton::ui::ModelPage</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Provider</source>
        <translation>提供商(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Base URL</source>
        <translation>基础地址(&amp;B)</translation>
    </message>
    <message>
        <source>Default &amp;model</source>
        <translation>默认模型(&amp;M)</translation>
    </message>
    <message>
        <source>The demo replays recorded runs. It needs no key, costs nothing, and nothing leaves this computer.</source>
        <translation>演示重放录制好的运行。不需要密钥，不产生费用，也不会有任何内容离开本机。</translation>
    </message>
    <message>
        <source>%1 answers and accepts the key.</source>
        <translation>%1 有响应并接受该密钥。</translation>
    </message>
    <message numerus="yes">
        <source>%1 works: %n model(s) found.</source>
        <translation>
            <numerusform>%1 可用：找到 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one above.</source>
        <translation>请在上方选择一个。</translation>
    </message>
    <message>
        <source>“%1” is not among them. Choose one of its list.</source>
        <translation>“%1”不在其中。请从列表中选择一个。</translation>
    </message>
    <message>
        <source>A server on this computer or in your network; it costs nothing.</source>
        <translation>本机或局域网中的服务器；不产生费用。</translation>
    </message>
    <message>
        <source>Leave empty for the provider&apos;s own address.</source>
        <translation>留空则使用提供商自己的地址。</translation>
    </message>
    <message>
        <source>Leave empty for the default. A team may give single roles another one.</source>
        <translation>留空则使用默认值。团队可为个别角色指定其他模型。</translation>
    </message>
    <message>
        <source>Test the connection to get the server&apos;s list.</source>
        <translation>测试连接即可获取服务器的模型列表。</translation>
    </message>
</context>
<context>
    <name>baton::ui::ModelPick</name>
    <message>
        <source>%1: model</source>
        <translation>%1：模型</translation>
    </message>
</context>
<context>
    <name>baton::ui::MoneyController</name>
    <message>
        <source>Export the usage</source>
        <translation>导出用量</translation>
    </message>
    <message>
        <source>The usage was written to %1.</source>
        <translation>用量已写入 %1。</translation>
    </message>
</context>
<context>
    <name>baton::ui::MoneyMeter</name>
    <message>
        <source>%1 reserved for running calls</source>
        <translation>为进行中的调用预留 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) without a known price</source>
        <translation>
            <numerusform>%n 次调用价格未知</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Baton talks only to:</source>
        <translation>Baton 只与以下地址通信：</translation>
    </message>
    <message>
        <source>Outgoing addresses</source>
        <translation>外发地址</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Nobody. With the demo nothing leaves this computer.</source>
        <translation>无。使用演示时没有任何内容离开本机。</translation>
    </message>
    <message>
        <source>No telemetry, no crash reports, no search for updates. Requirements and documents go to the provider above and nowhere else; keys go only to the provider they belong to.</source>
        <translation>没有遥测、崩溃报告或更新检查。需求和文档只发送给上述提供商；密钥只发送给其所属的提供商。</translation>
    </message>
    <message>
        <source>Model calls (%1), while a run is going</source>
        <comment>a provider</comment>
        <translation>模型调用（%1），仅在运行期间</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>使用此代理：</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>&amp;Certificates to trust besides the system&apos;s</source>
        <translation>系统之外另行信任的证书(&amp;C)</translation>
    </message>
    <message>
        <source>A PEM file, e.g. of the company&apos;s proxy</source>
        <translation>PEM 文件，例如公司代理的证书</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>浏览(&amp;R)…</translation>
    </message>
    <message>
        <source>Browse certificate file</source>
        <translation>浏览证书文件</translation>
    </message>
    <message>
        <source>Servers on this computer are never asked through it.</source>
        <translation>访问本机上的服务器时从不经过代理。</translation>
    </message>
    <message>
        <source>Certificates to trust</source>
        <translation>要信任的证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>证书 (*.pem *.crt *.cer);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Enter it as http://HOST:PORT or socks5://HOST:PORT.</source>
        <translation>请按 http://主机:端口 或 socks5://主机:端口 的形式输入。</translation>
    </message>
    <message>
        <source>There is no file of this name that can be read.</source>
        <translation>没有可读取的同名文件。</translation>
    </message>
    <message>
        <source>The file holds no certificate in PEM form.</source>
        <translation>该文件不含 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>Pat&amp;ience with an endpoint that asks to wait</source>
        <translation>对要求等待的端点的耐心(&amp;I)</translation>
    </message>
    <message>
        <source>A longer wait is left to you.</source>
        <translation>更长的等待由您决定。</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
</context>
<context>
    <name>baton::ui::NoteRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>baton::ui::OutgoingList</name>
    <message>
        <source>Files that go out</source>
        <translation>要导出的文件</translation>
    </message>
    <message>
        <source>Nothing is approved yet, so nothing goes out.</source>
        <translation>尚无已批准的内容，因此没有可导出的文件。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;What goes out: %n file(s), %1</source>
        <translation>
            <numerusform>导出内容(&amp;W)：%n 个文件，%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::OutsideChangeBar</name>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>Shows what differs</source>
        <translation>显示差异</translation>
    </message>
    <message>
        <source>&amp;Reload as my revision</source>
        <translation>重新载入为我的修订版(&amp;R)</translation>
    </message>
    <message>
        <source>The text on disk becomes a revision of yours</source>
        <translation>磁盘上的文本成为您的一个修订版</translation>
    </message>
    <message>
        <source>&amp;Keep Baton&apos;s</source>
        <translation>保留 Baton 的文本(&amp;K)</translation>
    </message>
    <message>
        <source>Writes Baton&apos;s text over the one on disk</source>
        <translation>用 Baton 的文本覆盖磁盘上的文本</translation>
    </message>
    <message>
        <source>%1 was changed outside Baton. Nothing was overwritten.</source>
        <translation>%1 在 Baton 之外被更改。没有覆盖任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) wait.</source>
        <translation>
            <numerusform>还有 %n 个文件等待处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave it out</source>
        <translation>不要它(&amp;L)</translation>
    </message>
    <message>
        <source>The file stays deleted and is not handed over; this can be taken back</source>
        <translation>文件保持删除状态，不再交付；之后可以撤回</translation>
    </message>
    <message>
        <source>Writes the file again</source>
        <translation>重新写入该文件</translation>
    </message>
    <message>
        <source>%1 was deleted outside Baton. Its text is kept.</source>
        <translation>%1 在 Baton 之外被删除。它的文本仍然保留。</translation>
    </message>
</context>
<context>
    <name>baton::ui::PickModel</name>
    <message>
        <source>not available now</source>
        <translation>目前不可用</translation>
    </message>
</context>
<context>
    <name>baton::ui::PriceDialog</name>
    <message>
        <source>Price of a model</source>
        <translation>模型价格</translation>
    </message>
    <message>
        <source>The price of %1 is not known, so the limit of %2 cannot be kept with it. Nothing was asked of it yet.</source>
        <translation>%1 的价格未知，因此无法保证 %2 的限额。尚未向它发出任何请求。</translation>
    </message>
    <message>
        <source>&amp;Input, for 1,000,000 tokens</source>
        <translation>输入，每 1,000,000 个 token(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Output, for 1,000,000 tokens</source>
        <translation>输出，每 1,000,000 个 token(&amp;O)</translation>
    </message>
    <message>
        <source>0 and 0: it costs nothing.</source>
        <translation>均为 0：不产生费用。</translation>
    </message>
    <message>
        <source>&amp;Save and go on</source>
        <translation>保存并继续(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go on without counting</source>
        <translation>不计费继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Another model…</source>
        <translation>其他模型(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Leave it stopped</source>
        <translation>保持停止(&amp;L)</translation>
    </message>
</context>
<context>
    <name>baton::ui::PriceModel</name>
    <message>
        <source>No price is known for this model: type one, and limits count for it too.</source>
        <translation>此模型没有已知价格：输入价格后，限额也对它生效。</translation>
    </message>
    <message>
        <source>Your own price of %1. It counts instead of the listed one.</source>
        <translation>您于 %1 设定的价格，将替代列表价格。</translation>
    </message>
    <message>
        <source>List price of %1. Source: %2.</source>
        <translation>%1 的列表价格。来源：%2。</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>写入缓存</translation>
    </message>
    <message>
        <source>Date</source>
        <comment>of a price</comment>
        <translation>日期</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a price</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 own</source>
        <comment>date of a price</comment>
        <translation>%1 自定</translation>
    </message>
    <message>
        <source>This price is older than %1 days.</source>
        <translation>此价格已超过 %1 天。</translation>
    </message>
    <message>
        <source>Above %1 prompt tokens: %2 in, %3 out.</source>
        <translation>提示超过 %1 个词元时：输入 %2，输出 %3。</translation>
    </message>
    <message>
        <source>The provider may refuse this model from %1 on.</source>
        <translation>提供商自 %1 起可能拒绝此模型。</translation>
    </message>
    <message>
        <source>%1 old</source>
        <comment>date of a price</comment>
        <translation>%1 旧</translation>
    </message>
</context>
<context>
    <name>baton::ui::PricesPage</name>
    <message>
        <source>US dollars per million tokens. Type over a price to use your own.</source>
        <translation>单位为美元每百万 token。直接改写价格即可使用您自己的价格。</translation>
    </message>
    <message>
        <source>Search endpoint or model</source>
        <translation>搜索端点或模型</translation>
    </message>
    <message>
        <source>Search prices</source>
        <translation>搜索价格</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>&amp;Use the listed price</source>
        <translation>使用列表价格(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Add a price</source>
        <translation>添加价格(&amp;A)</translation>
    </message>
    <message>
        <source>A &amp;model that is not in the list</source>
        <translation>列表中没有的模型(&amp;M)</translation>
    </message>
    <message>
        <source>Choose an endpoint</source>
        <translation>选择端点</translation>
    </message>
    <message>
        <source>A price needs both input and output.</source>
        <translation>价格需要同时包含输入和输出。</translation>
    </message>
    <message>
        <source>Choose a row to see its source.</source>
        <translation>选择一行以查看其来源。</translation>
    </message>
    <message>
        <source>Read a price &amp;table…</source>
        <translation>读取价格表(&amp;T)…</translation>
    </message>
    <message>
        <source>Choose a table in LiteLLM’s form</source>
        <translation>选择 LiteLLM 格式的表</translation>
    </message>
    <message>
        <source>Price tables (*.json)</source>
        <translation>价格表 (*.json)</translation>
    </message>
</context>
<context>
    <name>baton::ui::ProjectController</name>
    <message>
        <source>%1: %2 waits for your review.</source>
        <translation>%1：%2 等待您审核。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 approved.</source>
        <translation>已批准 %1。</translation>
    </message>
    <message>
        <source>The run is finished. Everything is approved.</source>
        <translation>运行已完成。一切都已批准。</translation>
    </message>
    <message>
        <source>Finished. The project is ready to export.</source>
        <translation>已完成。项目可以导出了。</translation>
    </message>
    <message>
        <source>The money limit stopped the run before a call.</source>
        <translation>费用上限使运行在一次调用之前停止。</translation>
    </message>
    <message>
        <source>Replays a recording; no model is asked</source>
        <translation>重放录制内容，不会调用模型</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Saved · event %1</source>
        <translation>已保存 · 事件 %1</translation>
    </message>
    <message>
        <source>Nothing is saved after event %1</source>
        <translation>事件 %1 之后不再保存</translation>
    </message>
    <message>
        <source>Files wait for each other while every output is reviewed. &quot;Review documents only&quot; writes them at the same time.</source>
        <translation>逐项审核时，文件要互相等待。选择“只审核文档”可以同时编写它们。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>This run uses another model from the next call on.</source>
        <translation>从下一次调用起，本次运行将使用另一个模型。</translation>
    </message>
    <message>
        <source>Sho&amp;w the prompt and answer</source>
        <translation>显示提示和回答(&amp;W)</translation>
    </message>
    <message>
        <source>%1 waits for your review.</source>
        <translation>%1 等待您审核。</translation>
    </message>
    <message>
        <source>Tests: %1.</source>
        <translation>测试：%1。</translation>
    </message>
    <message>
        <source>In this project no tests are run.</source>
        <translation>这个项目不运行测试。</translation>
    </message>
</context>
<context>
    <name>baton::ui::ProjectsPage</name>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>&amp;Folder for new projects</source>
        <translation>新项目的文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Each project gets a folder of its own in it.</source>
        <translation>每个项目在其中有自己的文件夹。</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>浏览(&amp;R)…</translation>
    </message>
    <message>
        <source>Browse projects folder</source>
        <translation>浏览项目文件夹</translation>
    </message>
    <message>
        <source>New runs &amp;stop at</source>
        <translation>新的运行停在(&amp;S)</translation>
    </message>
    <message>
        <source>Only what passes its checks goes on without you. You can change it in every run.</source>
        <translation>只有通过检查的内容才会在没有您参与时继续。每次运行都可以更改。</translation>
    </message>
    <message>
        <source>Every output</source>
        <translation>每项产物</translation>
    </message>
    <message>
        <source>Documents only</source>
        <translation>仅文档</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>仅问题</translation>
    </message>
    <message>
        <source>Folder for new projects</source>
        <translation>新项目的文件夹</translation>
    </message>
    <message>
        <source>Enter the whole path, from the root on.</source>
        <translation>请输入从根目录开始的完整路径。</translation>
    </message>
    <message>
        <source>This is a file, not a folder.</source>
        <translation>这是文件，不是文件夹。</translation>
    </message>
</context>
<context>
    <name>baton::ui::QuickPick</name>
    <message>
        <source>“%1” is not available now.</source>
        <translation>“%1”目前不可用。</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1（%2／%3）</translation>
    </message>
</context>
<context>
    <name>baton::ui::RecentList</name>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>等待您</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>interrupted at %1</source>
        <translation>在 %1 处中断</translation>
    </message>
    <message>
        <source>a step failed</source>
        <translation>有步骤失败</translation>
    </message>
    <message>
        <source>failed at %1</source>
        <translation>在 %1 处失败</translation>
    </message>
    <message>
        <source>stopped at the money limit</source>
        <translation>已在费用上限处停止</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n 项等待您</numerusform>
        </translation>
    </message>
    <message>
        <source>continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>baton::ui::RemarkCard</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remark %1, %2: %3</source>
        <translation>批注 %1，%2：%3</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Makes it a remark of yours that goes out with the next batch (F)</source>
        <translation>作为您的批注，随下一批一起发出（F）</translation>
    </message>
    <message>
        <source>Forward finding</source>
        <translation>转交评审意见</translation>
    </message>
    <message>
        <source>Edit finding</source>
        <translation>编辑评审意见</translation>
    </message>
    <message>
        <source>Drop finding</source>
        <translation>舍弃评审意见</translation>
    </message>
    <message>
        <source>Remark of %1 %2, %3: %4</source>
        <translation>%1的批注，%2，%3：%4</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>评审者</translation>
    </message>
</context>
<context>
    <name>baton::ui::RemarkEditor</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>What should be different? Ctrl+Enter keeps it as a draft.</source>
        <translation>应该怎样修改？按 Ctrl+Enter 保留为草稿。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep as a draft (Ctrl+Enter)</source>
        <translation>保留为草稿 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>baton::ui::RemarkMargin</name>
    <message>
        <source>Remarks</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>+ Remark</source>
        <translation>+ 批注</translation>
    </message>
    <message>
        <source>Write a remark on the selected text or line (C)</source>
        <translation>对选中的文本或行写批注 (C)</translation>
    </message>
    <message>
        <source>Select text or a line and press C to say what should be different.</source>
        <translation>选中文本或一行，按 C 说明应该怎样修改。</translation>
    </message>
    <message>
        <source>The recording answers this remark: “%1”</source>
        <translation>录制内容会答复这条批注：“%1”</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用它</translation>
    </message>
</context>
<context>
    <name>baton::ui::Remarks</name>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>addressed in r%1</source>
        <translation>已在 r%1 中处理</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>unanswered</source>
        <translation>未答复</translation>
    </message>
    <message>
        <source>on the whole, r%1</source>
        <translation>针对全文，r%1</translation>
    </message>
    <message>
        <source>on line %1, r%2</source>
        <translation>第 %1 行，r%2</translation>
    </message>
    <message>
        <source>on lines %1 to %2, r%3</source>
        <translation>第 %1 至 %2 行，r%3</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未决定</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>已舍弃</translation>
    </message>
</context>
<context>
    <name>baton::ui::ReviewBar</name>
    <message>
        <source>More decisions</source>
        <translation>更多决定</translation>
    </message>
    <message>
        <source>You see r%1; r%2 is newer.</source>
        <translation>您看到的是 r%1；r%2 更新。</translation>
    </message>
    <message>
        <source>→ %1 about %2</source>
        <translation>→ %1 约 %2</translation>
    </message>
    <message>
        <source>✓ You approved r%1.</source>
        <translation>✓ 您批准了 r%1。</translation>
    </message>
    <message>
        <source>✓ r%1 was approved by the rules.</source>
        <translation>✓ r%1 已按规则批准。</translation>
    </message>
    <message>
        <source>Kept as you type.</source>
        <translation>输入即保存。</translation>
    </message>
    <message>
        <source>%1 changed since this was written. Refresh lets %2 bring it up to date; or keep it if it is not affected.</source>
        <translation>写成之后 %1 有变化。刷新可让 %2 更新它；如不受影响则可保留。</translation>
    </message>
    <message>
        <source>r%1 arrived while you edited r%2. Saving puts your text on top of r%1.</source>
        <translation>您编辑 r%2 期间收到了 r%1。保存会将您的文本置于 r%1 之上。</translation>
    </message>
    <message>
        <source>Changes were asked for. %1 answers next.</source>
        <translation>已要求修改。接下来由 %1 答复。</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <translation>等待轮到它。</translation>
    </message>
    <message>
        <source>Skipped.</source>
        <translation>已跳过。</translation>
    </message>
    <message>
        <source>Some checks failed. Approving accepts that.</source>
        <translation>有检查未通过。批准即表示接受。</translation>
    </message>
    <message>
        <source>This revision changes lines that you wrote; the checks say which. Approving accepts that.</source>
        <translation>此版本改动了您写的行；检查结果写明是哪些。批准即表示接受。</translation>
    </message>
    <message>
        <source>%1 changed since this was made.</source>
        <translation>%1 在此内容生成之后有改动。</translation>
    </message>
</context>
<context>
    <name>baton::ui::RolesPage</name>
    <message>
        <source>A preset chooses for all roles at once; each can be changed below.</source>
        <translation>预设会一次为所有角色选择模型；下方可逐个修改。</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>预设：%1</translation>
    </message>
    <message>
        <source>When an endpoint is &amp;down, ask instead</source>
        <translation>端点无法使用时改为询问(&amp;D)</translation>
    </message>
    <message>
        <source>None: the step waits</source>
        <translation>无：该步骤等待</translation>
    </message>
    <message>
        <source>Off unless you choose one. The timeline says when it was used.</source>
        <translation>默认关闭，选择后才启用。时间线会说明何时用到它。</translation>
    </message>
    <message>
        <source>For %1, chosen on the Model page.</source>
        <comment>an endpoint</comment>
        <translation>适用于在“模型”页选择的 %1。</translation>
    </message>
    <message>
        <source>There are no presets for %1; choose models below.</source>
        <comment>an endpoint</comment>
        <translation>%1 没有预设；请在下方选择模型。</translation>
    </message>
    <message>
        <source>As the run</source>
        <translation>与运行相同</translation>
    </message>
    <message>
        <source>As the run (%1)</source>
        <comment>a model</comment>
        <translation>与运行相同（%1）</translation>
    </message>
    <message>
        <source>&amp;Cheap</source>
        <translation>便宜(&amp;C)</translation>
    </message>
    <message>
        <source>Ba&amp;lanced</source>
        <translation>均衡(&amp;L)</translation>
    </message>
    <message>
        <source>Bes&amp;t</source>
        <translation>最佳(&amp;T)</translation>
    </message>
    <message>
        <source>Models per role</source>
        <translation>各角色的模型</translation>
    </message>
</context>
<context>
    <name>baton::ui::RoomRow</name>
    <message>
        <source>R&amp;oom for the next answer</source>
        <translation>下一个回答的空间(&amp;O)</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> 个 token</translation>
    </message>
    <message>
        <source>How much the model may write, its thinking included</source>
        <translation>模型可以写多少，包括它的思考</translation>
    </message>
</context>
<context>
    <name>baton::ui::RunToolBar</name>
    <message>
        <source>Every output</source>
        <translation>每项产物</translation>
    </message>
    <message>
        <source>Documents only</source>
        <translation>仅文档</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>仅问题</translation>
    </message>
    <message>
        <source>Autonomy</source>
        <translation>自主程度</translation>
    </message>
    <message>
        <source>Which outputs wait for your approval</source>
        <translation>哪些产物等待您批准</translation>
    </message>
    <message>
        <source>Models of this run</source>
        <translation>本次运行的模型</translation>
    </message>
    <message>
        <source>Find any action (Ctrl+K)</source>
        <translation>查找任何操作 (Ctrl+K)</translation>
    </message>
    <message>
        <source>Hand the project over as a folder, zip or git repository</source>
        <translation>将项目导出为文件夹、zip 或 git 仓库</translation>
    </message>
    <message>
        <source>Stop running calls and keep what arrived (Ctrl+.)</source>
        <translation>停止进行中的调用并保留已收到的内容 (Ctrl+.)</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Let running calls finish and start nothing new</source>
        <translation>让进行中的调用完成，不再开始新的调用</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Code only</source>
        <translation>仅代码</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Start the program in the sandbox (Ctrl+R)</source>
        <translation>在沙盒中启动程序 (Ctrl+R)</translation>
    </message>
</context>
<context>
    <name>baton::ui::ScrollFollower</name>
    <message>
        <source>↓ Jump to end</source>
        <translation>↓ 跳到末尾</translation>
    </message>
</context>
<context>
    <name>baton::ui::SettingsController</name>
    <message>
        <source>Model calls of single roles (%1)</source>
        <translation>单个角色的模型调用（%1）</translation>
    </message>
    <message>
        <source>Looks for model servers on this computer when the window opens; nothing leaves it</source>
        <translation>窗口打开时在本机上查找模型服务器；不会向外发送任何内容</translation>
    </message>
</context>
<context>
    <name>baton::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>保存设置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>设置页面</translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) were taken from the table.</source>
        <translation>
            <numerusform>已从表中采用 %n 个价格。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search a word or a key</source>
        <translation>搜索词语或按键</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>No shortcut matches.</source>
        <translation>没有匹配的快捷键。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>baton::ui::SidePanel</name>
    <message>
        <source>Review queue</source>
        <translation>审核队列</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>没有等待您的内容。</translation>
    </message>
    <message>
        <source>Files appear here as they are planned.</source>
        <translation>文件规划后会显示在这里。</translation>
    </message>
</context>
<context>
    <name>baton::ui::StaleBar</name>
    <message numerus="yes">
        <source>%n artefact(s) are stale: what they were made from has changed since.</source>
        <translation>
            <numerusform>有 %n 项产物已过期：其依据在那之后有改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Refresh all…</source>
        <translation>全部刷新…</translation>
    </message>
    <message>
        <source>Refresh all… about %1</source>
        <translation>全部刷新… 约 %1</translation>
    </message>
</context>
<context>
    <name>baton::ui::StartController</name>
    <message numerus="yes">
        <source>%n roles, documents first</source>
        <translation>
            <numerusform>%n 个角色，文档先行</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded demo (no key)</source>
        <translation>录制的演示（无需密钥）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Snake in the browser</source>
        <translation>浏览器里的贪吃蛇</translation>
    </message>
    <message>
        <source>A tool that renames photos by date</source>
        <translation>按日期重命名照片的工具</translation>
    </message>
    <message>
        <source>A REST notes service</source>
        <translation>REST 笔记服务</translation>
    </message>
    <message>
        <source>Folder of the new project</source>
        <translation>新项目的文件夹</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>%1 found on this computer: %2</source>
        <translation>在本机上找到 %1：%2</translation>
    </message>
    <message>
        <source>Key found in %1: %2</source>
        <translation>在 %1 中找到密钥：%2</translation>
    </message>
    <message>
        <source>Replay a recording</source>
        <translation>回放录制</translation>
    </message>
    <message>
        <source>&amp;Go on with what is left…</source>
        <translation>用剩余内容继续(&amp;G)…</translation>
    </message>
    <message>
        <source>Go on with what is left</source>
        <translation>用剩余内容继续</translation>
    </message>
    <message>
        <source>Baton goes on from the last event the journal still holds. What was written or decided after it is asked for, and paid, again. The journal as it is now is kept beside it, and the files in the folder stay as they are.</source>
        <translation>Baton 从日志中仍保留的最后一个事件继续。之后写下或决定的内容会重新请求并重新付费。现在的日志会保存在旁边，文件夹中的文件保持不变。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Go on with what is left</source>
        <translation>用剩余内容继续(&amp;G)</translation>
    </message>
</context>
<context>
    <name>baton::ui::StartForecast</name>
    <message>
        <source>price of %1 unknown</source>
        <translation>%1 的价格未知</translation>
    </message>
    <message>
        <source>costs nothing</source>
        <translation>不产生费用</translation>
    </message>
    <message>
        <source>this run about %1</source>
        <translation>本次运行约 %1</translation>
    </message>
</context>
<context>
    <name>baton::ui::StartForm</name>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Autonomy</source>
        <translation>自主程度</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Connect a model…</source>
        <translation>连接模型…</translation>
    </message>
    <message>
        <source>%1 · use it</source>
        <translation>%1 · 使用</translation>
    </message>
    <message>
        <source>a demo costs nothing</source>
        <translation>演示不产生费用</translation>
    </message>
    <message>
        <source>stops before a call would pass it</source>
        <translation>在将超出上限的调用之前停止</translation>
    </message>
</context>
<context>
    <name>baton::ui::StartPage</name>
    <message numerus="yes">
        <source>The demo replays a recording and cannot answer another requirement. Choose one of the %n example(s) above, or connect a model for your own words.</source>
        <translation>
            <numerusform>演示只重放录制内容，无法回答其他需求。请选择上方 %n 个示例之一，或连接模型以使用您自己的需求。</numerusform>
        </translation>
    </message>
    <message>
        <source>The demo replays a recording of the examples above: no key, no cost, no network.</source>
        <translation>演示重放上方示例的录制内容：无需密钥、费用或网络。</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Projects you start appear here.</source>
        <translation>您开始的项目会显示在这里。</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>What should the team build?</source>
        <translation>要让团队开发什么？</translation>
    </message>
    <message>
        <source>One sentence is enough. You approve or edit every output before the next role sees it.</source>
        <translation>一句话就够了。每项产物都由您批准或编辑之后，下一个角色才会看到。</translation>
    </message>
    <message>
        <source>For example: a terminal 2048 with undo that survives a restart</source>
        <translation>例如：一个终端里的 2048，撤销在重启后仍然有效</translation>
    </message>
    <message>
        <source>Connect a model…</source>
        <translation>连接模型…</translation>
    </message>
    <message>
        <source>Start the team  Ctrl+↵</source>
        <translation>启动团队  Ctrl+↵</translation>
    </message>
</context>
<context>
    <name>baton::ui::StatusStrip</name>
    <message>
        <source>Line %1, Col %2</source>
        <translation>行 %1，列 %2</translation>
    </message>
</context>
<context>
    <name>baton::ui::SwimlaneModel</name>
    <message>
        <source>%1, %2: nothing</source>
        <translation>%1，%2：空</translation>
    </message>
</context>
<context>
    <name>baton::ui::SwimlaneView</name>
    <message>
        <source>ROLE</source>
        <translation>角色</translation>
    </message>
</context>
<context>
    <name>baton::ui::TimelinePanel</name>
    <message>
        <source>All roles</source>
        <translation>所有角色</translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>没有符合筛选条件的内容。</translation>
    </message>
    <message>
        <source>Messages, decisions, calls and errors appear here as the team works.</source>
        <translation>团队工作时，消息、决定、调用和错误会显示在这里。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation>搜索时间线</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>已筛选</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Filter the timeline</source>
        <translation>筛选时间线</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>baton::ui::TimelineView</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Show trace</source>
        <translation>查看记录</translation>
    </message>
</context>
<context>
    <name>baton::ui::Toast</name>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>%1 %2 is offered.</source>
        <comment>a message and its action</comment>
        <translation>%1 可选操作：%2。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an action and seconds left</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>baton::ui::Trace</name>
    <message>
        <source>%1 characters</source>
        <translation>%1 个字符</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>Try %1 of %2: %3</source>
        <translation>第 %1 次尝试，共 %2 次：%3</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>等待了 %1</translation>
    </message>
    <message>
        <source>Ended with: %1</source>
        <translation>结束原因：%1</translation>
    </message>
    <message>
        <source>Failed tries</source>
        <translation>失败的尝试</translation>
    </message>
    <message>
        <source>%1 tokens in</source>
        <translation>输入 %1 词元</translation>
    </message>
    <message>
        <source>(%1 cached)</source>
        <translation>（缓存 %1）</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>(%1 reasoning)</source>
        <translation>（推理 %1）</translation>
    </message>
    <message>
        <source>(estimated)</source>
        <translation>（估计）</translation>
    </message>
    <message>
        <source>first text after %1</source>
        <translation>首段文本用时 %1</translation>
    </message>
    <message>
        <source>done after %1</source>
        <translation>完成用时 %1</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Raw answer</source>
        <translation>原始回答</translation>
    </message>
    <message>
        <source>ended: %1</source>
        <translation>结束：%1</translation>
    </message>
</context>
<context>
    <name>baton::ui::UndoOffer</name>
    <message>
        <source>%1 approved.</source>
        <translation>已批准 %1。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take &amp;back (stops %1)</source>
        <comment>roles</comment>
        <translation>收回（停止%1）(&amp;B)</translation>
    </message>
</context>
<context>
    <name>baton::ui::UsageDialog</name>
    <message>
        <source>Share of the cost</source>
        <translation>费用占比</translation>
    </message>
    <message>
        <source>Share of the tokens</source>
        <translation>token 占比</translation>
    </message>
    <message numerus="yes">
        <source>%1 for %n call(s)</source>
        <translation>
            <numerusform>%n 次调用共 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>&amp;By</source>
        <translation>按(&amp;B)</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Usage by</source>
        <translation>用量统计方式</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>What each role&apos;s calls use appears here, as soon as the first one has ended.</source>
        <translation>首次调用结束后，这里会显示各角色调用的用量。</translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation>导出为 CSV(&amp;E)…</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>导出为 CSV</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>baton::ui::HandOverPage</name>
    <message>
        <source>%1: what is handed over</source>
        <translation>%1：交付说明</translation>
    </message>
    <message>
        <source>How to run it</source>
        <translation>如何运行</translation>
    </message>
    <message>
        <source>What was proven</source>
        <translation>验证了什么</translation>
    </message>
    <message>
        <source>Requirements without a test</source>
        <translation>没有测试的需求</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>评审</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>未决定的评审意见</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>Open questions</source>
        <translation>未答的问题</translation>
    </message>
    <message>
        <source>Written by a person</source>
        <translation>由人编写</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Failed:</source>
        <translation>未通过：</translation>
    </message>
    <message>
        <source>Not run:</source>
        <translation>未运行：</translation>
    </message>
    <message>
        <source>nobody reviewed what is handed over</source>
        <translation>交付的版本没有经过评审</translation>
    </message>
    <message>
        <source>In part:</source>
        <translation>其中一部分：</translation>
    </message>
</context>
<context>
    <name>baton::ui::FailurePanel</name>
    <message>
        <source>Line of the test that failed</source>
        <translation>测试中出错的行</translation>
    </message>
    <message>
        <source>Line of the program that failed</source>
        <translation>程序中出错的行</translation>
    </message>
    <message>
        <source>What the test wrote</source>
        <translation>测试的输出</translation>
    </message>
    <message>
        <source>It serves requirement %1.</source>
        <translation>它对应需求 %1。</translation>
    </message>
</context>
<context>
    <name>baton::ui::FaultCard</name>
    <message>
        <source>Whose fault is it?</source>
        <translation>问题出在哪里？</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>归因</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>%1 line %2</source>
        <translation>%1 第 %2 行</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, as you said</source>
        <translation>%1（由您决定）</translation>
    </message>
</context>
<context>
    <name>baton::ui::TestList</name>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>%1 passed</source>
        <translation>%1 个通过</translation>
    </message>
    <message>
        <source>%1 not run</source>
        <translation>%1 个未运行</translation>
    </message>
    <message>
        <source>Find a test</source>
        <translation>查找测试</translation>
    </message>
    <message>
        <source>Find a test (Ctrl+F)</source>
        <translation>查找测试（Ctrl+F）</translation>
    </message>
    <message>
        <source>Which tests are shown</source>
        <translation>显示哪些测试</translation>
    </message>
    <message>
        <source>All tests</source>
        <translation>全部测试</translation>
    </message>
    <message>
        <source>Failed ones</source>
        <translation>失败的</translation>
    </message>
    <message>
        <source>Passed ones</source>
        <translation>通过的</translation>
    </message>
    <message>
        <source>Skipped and not run ones</source>
        <translation>跳过和未运行的</translation>
    </message>
</context>
<context>
    <name>baton::ui::TestListModel</name>
    <message>
        <source>The run as a whole</source>
        <translation>整次运行</translation>
    </message>
    <message>
        <source>%1 of %2 failed</source>
        <translation>%2 个中 %1 个失败</translation>
    </message>
    <message>
        <source>could not be loaded</source>
        <translation>无法加载</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n test(s)</source>
        <translation>
            <numerusform>%1，%n 个测试</numerusform>
        </translation>
    </message>
    <message>
        <source>flaky</source>
        <translation>不稳定</translation>
    </message>
    <message>
        <source>%1, %2, %3 milliseconds</source>
        <translation>%1，%2，%3 毫秒</translation>
    </message>
</context>
<context>
    <name>baton::ui::TestOutput</name>
    <message>
        <source>running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有任何输出。</translation>
    </message>
</context>
<context>
    <name>baton::ui::TestSummary</name>
    <message>
        <source>What took longest</source>
        <translation>耗时最长的</translation>
    </message>
</context>
<context>
    <name>baton::ui::TestsView</name>
    <message numerus="yes">
        <source>%n more failed test(s) have no card here; mend these first.</source>
        <translation>
            <numerusform>另有 %n 个失败的测试没有卡片；请先修好这些。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::RunTestsBar</name>
    <message>
        <source>Run now</source>
        <translation>立即运行</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Only the failed</source>
        <translation>仅失败的</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run the tests now (Ctrl+T)</source>
        <translation>立即运行测试（Ctrl+T）</translation>
    </message>
    <message>
        <source>Files that the tests need are still being made or wait for you.</source>
        <translation>测试所需的文件还在制作中或等待您处理。</translation>
    </message>
</context>
<context>
    <name>baton::ui::OutputPane</name>
    <message>
        <source>Try it</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Starts the program in the sandbox, on a copy (Ctrl+R)</source>
        <translation>在沙盒中用副本启动程序 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends the program with all it started (Ctrl+.)</source>
        <translation>结束程序以及它启动的一切 (Ctrl+.)</translation>
    </message>
    <message>
        <source>Ends the program and starts it anew</source>
        <translation>结束程序并重新启动</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Command and arguments</source>
        <translation>命令和参数</translation>
    </message>
    <message>
        <source>How the program is called in the sandbox</source>
        <translation>程序在沙盒中的调用方式</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Fold to this line</source>
        <translation>折叠为这一行</translation>
    </message>
</context>
<context>
    <name>baton::ui::TerminalView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
</context>
<context>
    <name>baton::ui::TrialCard</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Wrote</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>软件包</translation>
    </message>
    <message>
        <source>In the sandbox</source>
        <translation>在沙盒中</translation>
    </message>
    <message>
        <source>A copy of the project. Nothing here goes back.</source>
        <translation>这是项目的副本，这里的任何内容都不会写回。</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Copies the files it wrote into an empty folder</source>
        <translation>把它写入的文件复制到一个空文件夹</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>listens on %1</source>
        <translation>在 %1 监听</translation>
    </message>
    <message>
        <source>none; it tried</source>
        <translation>无；曾尝试访问</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1，上限 %2</translation>
    </message>
    <message>
        <source>not fetched</source>
        <translation>未下载</translation>
    </message>
    <message>
        <source>network %1 · %2 · %3</source>
        <translation>网络：%1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>baton::ui::TrialController</name>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1（已删除）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Nobody said how this project is started: its design has no &quot;Run:&quot; line, and no file that its language starts with is there yet. A command typed above is run as it stands.</source>
        <translation>没有说明这个项目如何启动：设计中没有“Run:”行，也还没有该语言的入口文件。在上面输入的命令会原样运行。</translation>
    </message>
    <message>
        <source>The program ended with this:</source>
        <translation>程序结束时的输出：</translation>
    </message>
    <message>
        <source>Send the trace to %1</source>
        <translation>把错误信息发给%1</translation>
    </message>
    <message>
        <source>Stopped after %1</source>
        <translation>已停止，运行了 %1</translation>
    </message>
    <message>
        <source>Ended with exit code %1 after %2</source>
        <translation>运行 %2 后结束，退出码 %1</translation>
    </message>
    <message>
        <source>Ended at a limit of the sandbox (%1) after %2</source>
        <translation>运行 %2 后因沙盒限制（%1）而结束</translation>
    </message>
    <message>
        <source>Ended by signal %1 after %2</source>
        <translation>运行 %2 后被信号 %1 结束</translation>
    </message>
    <message>
        <source>An empty folder for the files it wrote</source>
        <translation>存放它所写文件的空文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied to %1.</source>
        <translation>
            <numerusform>%n 个文件已复制到 %1。</numerusform>
        </translation>
    </message>
</context>
</TS>
