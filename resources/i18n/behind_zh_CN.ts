<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Adjusting</name>
    <message>
        <source>Write back {n} pcs</source>
        <translation>加回 {n} 件</translation>
    </message>
    <message>
        <source>Write off {n} pcs</source>
        <translation>报损 {n} 件</translation>
    </message>
    <message>
        <source>at the price on the tag {value}</source>
        <translation>按吊牌价 {value}</translation>
    </message>
    <message>
        <source>Choose why at the left, then scan the pieces.</source>
        <translation>先在左边选原因，再逐件扫码。</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>少一件</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>发生了什么？</translation>
    </message>
    <message>
        <source>It is on the document, with your name.</source>
        <translation>会写在单据上，并留下您的名字。</translation>
    </message>
    <message>
        <source>{n} pcs</source>
        <translation>{n} 件</translation>
    </message>
    <message>
        <source>{n} of it</source>
        <translation>本款本码 {n} 件</translation>
    </message>
    <message>
        <source>Scan the pieces</source>
        <translation>逐件扫码</translation>
    </message>
    <message>
        <source>The reason is at the left</source>
        <translation>原因在左边选</translation>
    </message>
    <message>
        <source>Touch it, or type it</source>
        <translation>点选，或输入</translation>
    </message>
    <message>
        <source>Nothing was changed. Scan the tag of the piece itself</source>
        <translation>未做改动。请扫该件吊牌</translation>
    </message>
    <message>
        <source>You may not change the stock</source>
        <translation>您没有调整库存的权限</translation>
    </message>
    <message>
        <source>Written down: {number}</source>
        <translation>已记账：{number}</translation>
    </message>
    <message>
        <source>The stock is right from now on</source>
        <translation>库存从现在起已更正</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>被盗</translation>
    </message>
    <message>
        <source>Sample, tester</source>
        <translation>样品、试用装</translation>
    </message>
    <message>
        <source>Own use</source>
        <translation>自用</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>找回</translation>
    </message>
    <message>
        <source>Torn or stained in the shop</source>
        <translation>店内勾破或弄脏</translation>
    </message>
    <message>
        <source>Zip or button broken</source>
        <translation>拉链或纽扣坏</translation>
    </message>
    <message>
        <source>Damaged by water</source>
        <translation>受潮浸水</translation>
    </message>
    <message>
        <source>Past its date</source>
        <translation>过了保质期</translation>
    </message>
    <message>
        <source>Empty hanger or package found</source>
        <translation>发现空衣架或空盒</translation>
    </message>
    <message>
        <source>Seen, not caught</source>
        <translation>目击，未追回</translation>
    </message>
    <message>
        <source>Tag torn off in the fitting room</source>
        <translation>试衣间发现被撕吊牌</translation>
    </message>
    <message>
        <source>Tester opened</source>
        <translation>拆作试用装</translation>
    </message>
    <message>
        <source>For the window</source>
        <translation>橱窗陈列</translation>
    </message>
    <message>
        <source>For photographs</source>
        <translation>拍照用</translation>
    </message>
    <message>
        <source>Work clothes</source>
        <translation>工服</translation>
    </message>
    <message>
        <source>Used in the shop</source>
        <translation>店内使用</translation>
    </message>
    <message>
        <source>Behind a shelf</source>
        <translation>货架后找到</translation>
    </message>
    <message>
        <source>Brought back by somebody</source>
        <translation>有人送回</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>Enter the slip</source>
        <translation>登记存款单</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>日报</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Cash banked</source>
        <translation>登记存款</translation>
    </message>
    <message>
        <source>How it was paid</source>
        <translation>按付款方式</translation>
    </message>
    <message>
        <source>Who sold</source>
        <translation>按导购</translation>
    </message>
    <message>
        <source>Cash and the bank</source>
        <translation>现金与存款</translation>
    </message>
    <message>
        <source>Cash paid into the bank</source>
        <translation>存入银行的现金</translation>
    </message>
    <message>
        <source>Amount on the slip</source>
        <translation>存款单金额</translation>
    </message>
    <message>
        <source>The slip&apos;s number</source>
        <translation>存款单号</translation>
    </message>
    <message>
        <source>See the day {date}</source>
        <translation>查看 {date} 日报</translation>
    </message>
    <message>
        <source>Your role sees no days</source>
        <translation>您的角色不能查看日报</translation>
    </message>
    <message>
        <source>Your role closes no day</source>
        <translation>您的角色不能日结</translation>
    </message>
    <message>
        <source>The day {date} is closed</source>
        <translation>{date} 已日结</translation>
    </message>
    <message>
        <source>Close the day {date}</source>
        <translation>日结 {date}</translation>
    </message>
    <message>
        <source>{n} shifts are still open</source>
        <translation>还有 {n} 个班次未交班</translation>
    </message>
    <message>
        <source>{n} entries are not sent yet</source>
        <translation>{n} 条记录尚未上传</translation>
    </message>
    <message>
        <source>the other tills are not known</source>
        <translation>未联网，其他收银台数据不全</translation>
    </message>
    <message>
        <source>{amount} at the bank, slip {slip}</source>
        <translation>已存银行 {amount}，存款单 {slip}</translation>
    </message>
    <message>
        <source>Your role banks no cash</source>
        <translation>您的角色不能登记存款</translation>
    </message>
    <message>
        <source>It is in the day {date}</source>
        <translation>已计入 {date}</translation>
    </message>
    <message>
        <source>closed: {number}</source>
        <translation>已日结：{number}</translation>
    </message>
    <message>
        <source>Asking this till and head office …</source>
        <translation>正在汇总本机与总部数据……</translation>
    </message>
    <message>
        <source>Offline: this till only</source>
        <translation>未联网：只含本收银台</translation>
    </message>
    <message>
        <source>Open shifts: {shifts}</source>
        <translation>尚未交班：{shifts}</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售额</translation>
    </message>
    <message>
        <source>Money received</source>
        <translation>实收货款</translation>
    </message>
    <message>
        <source>Tickets · pieces</source>
        <translation>客单 · 件数</translation>
    </message>
    <message>
        <source>Per ticket</source>
        <translation>客单价</translation>
    </message>
    <message>
        <source>Pieces per ticket</source>
        <translation>连带率</translation>
    </message>
    <message>
        <source>Paid of the tag</source>
        <translation>折扣率（对吊牌）</translation>
    </message>
    <message>
        <source>Members&apos; share</source>
        <translation>会员占比</translation>
    </message>
    <message>
        <source>Target {amount}</source>
        <translation>目标 {amount}</translation>
    </message>
    <message>
        <source>Recharges, deposits</source>
        <translation>充值与定金</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>Cash taken</source>
        <translation>当日现金</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>现金差额</translation>
    </message>
    <message>
        <source>At the bank</source>
        <translation>已存银行</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>Make both one</source>
        <translation>合并为一个会员</translation>
    </message>
    <message>
        <source>Send a code to it</source>
        <translation>向新号码发送验证码</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>确认更换</translation>
    </message>
    <message>
        <source>New phone number, or scan the new card</source>
        <translation>新手机号，或扫描新会员卡</translation>
    </message>
    <message>
        <source>Code that was sent to the new number</source>
        <translation>新号码收到的验证码</translation>
    </message>
    <message>
        <source>Proof: password, code on the phone or sent to the old one</source>
        <translation>身份验证：支付密码、手机会员码，或旧号码收到的验证码</translation>
    </message>
    <message>
        <source>Send to the old number</source>
        <translation>发送到旧号码</translation>
    </message>
    <message>
        <source>Are you sure who it is? {old} is named by {new} from now on.</source>
        <translation>确认是本人吗？会员 {old} 今后改用 {new}。</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>A manager vouches</source>
        <translation>由店长担保</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>身份验证</translation>
    </message>
    <message>
        <source>A manager vouches for the member.</source>
        <translation>店长已为会员担保。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未做任何更改。</translation>
    </message>
    <message>
        <source>That is not the code that was sent to the new number</source>
        <translation>新号码的验证码不对</translation>
    </message>
    <message>
        <source>The member is not proven: wrong, or too old</source>
        <translation>会员身份未通过验证：有误或已过期</translation>
    </message>
    <message>
        <source>Too many wrong ones: a quarter of an hour has to pass</source>
        <translation>错误次数过多：请一刻钟后再试</translation>
    </message>
    <message>
        <source>That is no phone number, and no card</source>
        <translation>不是手机号，也不是会员卡</translation>
    </message>
    <message>
        <source>Head office does not know this member yet</source>
        <translation>总部还没有这位会员的资料</translation>
    </message>
    <message>
        <source>Head office does not take this manager&apos;s yes for it</source>
        <translation>总部不接受这位店长的批准</translation>
    </message>
    <message>
        <source>Only head office can change it, and it cannot be reached</source>
        <translation>只有总部能更改，现在连不上总部</translation>
    </message>
    <message>
        <source>Changed: the new one names this member now</source>
        <translation>已更换，今后用新的识别该会员</translation>
    </message>
    <message>
        <source>The old one names nobody any more.</source>
        <translation>旧的不再有效。</translation>
    </message>
    <message>
        <source>Both are one member now</source>
        <translation>已合并为一个会员</translation>
    </message>
    <message>
        <source>Points, stored value and coupons are together.</source>
        <translation>积分、储值和优惠券已合在一起。</translation>
    </message>
    <message>
        <source>It is another member&apos;s</source>
        <translation>属于另一位会员</translation>
    </message>
    <message>
        <source>A code is on its way to the new number</source>
        <translation>验证码已发往新号码</translation>
    </message>
    <message>
        <source>Type its six digits, then the member&apos;s proof</source>
        <translation>输入六位验证码，再验证会员身份</translation>
    </message>
    <message>
        <source>This number is another member&apos;s</source>
        <translation>这个号码属于另一位会员</translation>
    </message>
    <message>
        <source>With the code sent to it both become one: that cannot be undone.</source>
        <translation>用发往该号码的验证码可将两者合并，不能撤销。</translation>
    </message>
    <message>
        <source>That is no mobile phone number</source>
        <translation>这不是手机号</translation>
    </message>
    <message>
        <source>A code was sent a moment ago: it is still good</source>
        <translation>刚发过验证码，仍然有效</translation>
    </message>
    <message>
        <source>No code can be sent now: head office can change the number</source>
        <translation>现在不能发送验证码：请总部更改号码</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Scan, or type a 货号 or name</source>
        <translation>扫码，或输入货号、名称</translation>
    </message>
    <message>
        <source>Promotion prices</source>
        <translation>促销价</translation>
    </message>
    <message>
        <source>One fewer</source>
        <translation>减一张</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一张</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>A4 sheets</source>
        <translation>A4 纸</translation>
    </message>
    <message>
        <source>No label printer is set up: A4 sheets can be printed</source>
        <translation>没有设置标签打印机：可以打印 A4 纸</translation>
    </message>
    <message>
        <source>Print {n} labels</source>
        <translation>打印 {n} 张标签</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>was ￥{price}</source>
        <translation>原价 ￥{price}</translation>
    </message>
    <message>
        <source>Whose labels are they? Touch a name, or scan a badge</source>
        <translation>这些标签归谁？点选姓名，或扫工牌</translation>
    </message>
    <message>
        <source>Found: touch what is meant, Esc for batches</source>
        <translation>找到以下商品：点选需要的，Esc 返回</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>No transfer is on its way.</source>
        <translation>没有要发出的调拨。</translation>
    </message>
    <message>
        <source>Nothing was received here, and no price changed.</source>
        <translation>这里没有入库，也没有调价。</translation>
    </message>
    <message>
        <source>Scan goods, or touch a batch</source>
        <translation>扫商品，或点选左边的批量</translation>
    </message>
    <message>
        <source>12* before it makes twelve labels</source>
        <translation>先输入 12* 再扫：12 张标签</translation>
    </message>
    <message>
        <source>No transfer chosen.</source>
        <translation>还没有选择调拨单。</translation>
    </message>
    <message>
        <source>The list is empty. A 货号 stands for all its colours and sizes.</source>
        <translation>清单是空的。输入货号可一次加入所有颜色和尺码。</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印……</translation>
    </message>
    <message>
        <source>Drawing the sheets …</source>
        <translation>正在排版……</translation>
    </message>
    <message>
        <source>There is no room for such a label on a sheet</source>
        <translation>标签比 A4 纸还大</translation>
    </message>
    <message>
        <source>The sheets are ready to be printed</source>
        <translation>A4 标签纸已排好，可以打印</translation>
    </message>
    <message>
        <source>Print them at actual size: {file}</source>
        <translation>请按实际大小打印：{file}</translation>
    </message>
    <message>
        <source>Price tag</source>
        <translation>吊牌</translation>
    </message>
    <message>
        <source>Shelf label</source>
        <translation>货架签</translation>
    </message>
    <message>
        <source>Fitting room</source>
        <translation>试衣签</translation>
    </message>
    <message>
        <source>Transfer box</source>
        <translation>调拨箱签</translation>
    </message>
    <message>
        <source>On promotion now</source>
        <translation>正在促销</translation>
    </message>
    <message>
        <source>What this store has and asks less for</source>
        <translation>本店有货、现价低于零售价的商品</translation>
    </message>
    <message>
        <source>Prices changed since yesterday</source>
        <translation>昨天以来的调价</translation>
    </message>
    <message>
        <source>Prices changed in {n} days</source>
        <translation>{n} 天内的调价</translation>
    </message>
    <message>
        <source>{n} items in this store</source>
        <translation>本店有 {n} 个单品</translation>
    </message>
    <message>
        <source>Transfer, {n} boxes</source>
        <translation>调拨，{n} 箱</translation>
    </message>
    <message>
        <source>Received {n} pieces</source>
        <translation>入库 {n} 件</translation>
    </message>
    <message>
        <source>Touch a transfer: a label for each box</source>
        <translation>点选调拨单：每箱一张标签</translation>
    </message>
    <message>
        <source>{n} labels sent: look whether all came out</source>
        <translation>已发送 {n} 张标签：请看是否全部打印出来</translation>
    </message>
    <message>
        <source>Ctrl+Z brings the list back</source>
        <translation>按 Ctrl+Z 可取回清单</translation>
    </message>
    <message>
        <source>The label printer stopped in between</source>
        <translation>标签打印机中途停止</translation>
    </message>
    <message>
        <source>Look which labels came out; Ctrl+Z brings the list back</source>
        <translation>请看哪些已打印；按 Ctrl+Z 可取回清单</translation>
    </message>
    <message>
        <source>No label printer is set up</source>
        <translation>没有设置标签打印机</translation>
    </message>
    <message>
        <source>The label printer has no labels</source>
        <translation>标签打印机缺纸</translation>
    </message>
    <message>
        <source>The label printer is open</source>
        <translation>标签打印机的盖子开着</translation>
    </message>
    <message>
        <source>The label printer is not ready</source>
        <translation>标签打印机未就绪</translation>
    </message>
    <message>
        <source>This computer has no Chinese font</source>
        <translation>这台电脑没有中文字体</translation>
    </message>
    <message>
        <source>The label printer is not reached</source>
        <translation>连接不到标签打印机</translation>
    </message>
    <message>
        <source>Set it up in the settings, or print A4 sheets</source>
        <translation>请在“设置”里设置，或打印 A4 纸</translation>
    </message>
    <message>
        <source>Nothing was printed; the list is kept</source>
        <translation>什么也没有打印，清单保留</translation>
    </message>
    <message>
        <source>Credited: {name}</source>
        <translation>归属：{name}</translation>
    </message>
    <message>
        <source>Credited: nobody</source>
        <translation>归属：无</translation>
    </message>
    <message>
        <source>credited</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This badge is nobody&apos;s here</source>
        <translation>这张工牌不是本店的</translation>
    </message>
</context>
<context>
    <name>Member</name>
    <message>
        <source>Asking for the member …</source>
        <translation>正在查会员……</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>No member of that number</source>
        <translation>没有这个号码的会员</translation>
    </message>
    <message>
        <source>Offline: not known at this till</source>
        <translation>离线：本机没有这位会员的记录</translation>
    </message>
    <message>
        <source>Offline: points and stored value may be older</source>
        <translation>离线：积分和储值可能不是最新</translation>
    </message>
    <message>
        <source>There are not so many points on the account.</source>
        <translation>账户积分不足。</translation>
    </message>
    <message>
        <source>Type the member&apos;s password, or scan the code on their phone.</source>
        <translation>请输入会员支付密码，或扫描手机上的动态码。</translation>
    </message>
    <message>
        <source>That code or password is not right, or too old.</source>
        <translation>密码或动态码不正确，或已过期。</translation>
    </message>
    <message>
        <source>Too many wrong codes: a quarter of an hour has to pass.</source>
        <translation>错误次数过多，请十五分钟后再试。</translation>
    </message>
    <message>
        <source>Offline only the code on the member&apos;s phone counts.</source>
        <translation>离线时只认会员手机上的动态码。</translation>
    </message>
    <message>
        <source>This till does not know the right time: no code can be checked.</source>
        <translation>本机时间未校准，无法核验动态码。</translation>
    </message>
    <message>
        <source>Offline, and more than this till may grant alone.</source>
        <translation>离线，且超过本机可自行批准的额度。</translation>
    </message>
    <message>
        <source>The account cannot be used now.</source>
        <translation>储值暂时不能用。</translation>
    </message>
    <message>
        <source>Nothing was taken.</source>
        <translation>没有扣款。</translation>
    </message>
    <message>
        <source>A code is on its way to the member&apos;s phone</source>
        <translation>验证码已发往会员手机</translation>
    </message>
    <message>
        <source>Type its six digits when the customer reads them to you</source>
        <translation>请顾客念出六位数字，输入即可</translation>
    </message>
    <message>
        <source>This member has no phone number</source>
        <translation>该会员没有手机号</translation>
    </message>
    <message>
        <source>A code was sent a moment ago: wait a minute for another one</source>
        <translation>刚发过验证码，请一分钟后再发</translation>
    </message>
    <message>
        <source>No code can be sent now</source>
        <translation>现在不能发送验证码</translation>
    </message>
    <message>
        <source>Offline: no code can be sent</source>
        <translation>离线，不能发送验证码</translation>
    </message>
    <message>
        <source>Ask for the dynamic code or the password</source>
        <translation>请顾客出示动态码，或输入支付密码</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>Head office hears of it when the network is back.</source>
        <translation>网络恢复后自动上报总部。</translation>
    </message>
    <message>
        <source>Signed up at this till</source>
        <translation>已在本机注册</translation>
    </message>
    <message>
        <source>Signed up</source>
        <translation>已注册</translation>
    </message>
    <message>
        <source>No coupons</source>
        <translation>没有优惠券</translation>
    </message>
    <message>
        <source>Type the phone number first</source>
        <translation>请先输入手机号</translation>
    </message>
    <message>
        <source>Phone, card or member code</source>
        <translation>手机号、卡号或会员码</translation>
    </message>
    <message>
        <source>Name (may stay empty)</source>
        <translation>姓名（可不填）</translation>
    </message>
    <message>
        <source>Sign up</source>
        <translation>注册会员</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A member already: welcome back</source>
        <translation>已是会员，欢迎回来</translation>
    </message>
    <message>
        <source>That is no mobile phone number</source>
        <translation>这不是手机号码</translation>
    </message>
    <message>
        <source>That name cannot be written down</source>
        <translation>姓名无法保存</translation>
    </message>
    <message>
        <source>That is no birthday</source>
        <translation>这不是生日</translation>
    </message>
    <message>
        <source>New phone number or card</source>
        <translation>换手机号或会员卡</translation>
    </message>
    <message>
        <source>The last sale earns its points</source>
        <translation>上一单已补记积分</translation>
    </message>
    <message>
        <source>Its price stays as it was.</source>
        <translation>价格不变。</translation>
    </message>
    <message>
        <source>That sale has a member, or is of another day</source>
        <translation>该单已有会员，或不是今天的</translation>
    </message>
    <message>
        <source>A new member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>Enter signs them up with this phone number.</source>
        <translation>按回车用这个手机号注册。</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>是哪位会员？</translation>
    </message>
    <message>
        <source>Type a phone number, or scan the code on the phone.</source>
        <translation>输入手机号，或扫描手机上的会员码。</translation>
    </message>
    <message>
        <source>{amount} more and it is {level}</source>
        <translation>再消费 {amount} 元升级为{level}</translation>
    </message>
    <message>
        <source>{n} points expire by the end of next month</source>
        <translation>{n} 积分将于下月底过期</translation>
    </message>
    <message>
        <source>Only head office knows this, and it cannot be reached now.</source>
        <translation>只有总部知道，现在连不上。</translation>
    </message>
    <message>
        <source>Nothing bought yet</source>
        <translation>还没有购买记录</translation>
    </message>
    <message>
        <source>No points have moved</source>
        <translation>没有积分变动</translation>
    </message>
    <message>
        <source>Nothing to suggest</source>
        <translation>没有推荐</translation>
    </message>
    <message>
        <source>In the sale: {item}</source>
        <translation>已加入本单：{item}</translation>
    </message>
    <message>
        <source>Points for the sale of {total}</source>
        <translation>为 {total} 元的上一单补积分</translation>
    </message>
    <message>
        <source>To the sale</source>
        <translation>用于本单</translation>
    </message>
    <message>
        <source>Sign up: it is made good when the network is back.</source>
        <translation>可以注册：网络恢复后自动生效。</translation>
    </message>
    <message>
        <source>Enter signs them up.</source>
        <translation>按回车注册。</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Goes with it</source>
        <translation>搭配推荐</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>储值</translation>
    </message>
    <message>
        <source>of it given</source>
        <translation>其中赠送</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>消费次数</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>{zhe} zhe</source>
        <translation>{zhe} 折</translation>
    </message>
    <message>
        <source>A gift</source>
        <translation>赠品</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按活动</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>不是真券</translation>
    </message>
    <message>
        <source>Not yet good</source>
        <translation>还未到使用时间</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Used already</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>In another sale now</source>
        <translation>正在另一单中使用</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>For other stores</source>
        <translation>限其他门店</translation>
    </message>
    <message>
        <source>Somebody else&apos;s</source>
        <translation>属于其他会员</translation>
    </message>
    <message>
        <source>Name the member first</source>
        <translation>请先录入会员</translation>
    </message>
    <message>
        <source>It was paid for: show it while paying</source>
        <translation>已付款的券，请在收款时扫码</translation>
    </message>
    <message>
        <source>It takes something off: show it before paying</source>
        <translation>是赠送的权益：收款前扫码使用</translation>
    </message>
    <message>
        <source>It was paid for: not without the network</source>
        <translation>花钱买的，断网时不能核销</translation>
    </message>
    <message>
        <source>Nothing in the sale that it is for</source>
        <translation>购物车里没有对应的商品</translation>
    </message>
    <message>
        <source>from {amount}</source>
        <translation>满 {amount} 可用</translation>
    </message>
    <message>
        <source>In the sale</source>
        <translation>已用于本单</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day} 到期</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>体验券</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Brought over</source>
        <translation>转入</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>消费获得</translation>
    </message>
    <message>
        <source>Taken back with a return</source>
        <translation>退货扣回</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>抵现</translation>
    </message>
    <message>
        <source>Given back with a return</source>
        <translation>退货返还</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Adjusted by head office</source>
        <translation>总部调整</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
</context>
<context>
    <name>Pay</name>
    <message>
        <source>The drawer did not open: use the key. The sale is saved.</source>
        <translation>钱箱没有弹开，请用钥匙。销售已保存。</translation>
    </message>
</context>
<context>
    <name>Pickup</name>
    <message>
        <source>It was not used and not kept</source>
        <translation>没有使用，也没有保存</translation>
    </message>
    <message>
        <source>Scan the code, or last 4 digits</source>
        <translation>扫取货码，或输入手机尾号</translation>
    </message>
    <message>
        <source>Pickup code or last four digits of the phone number</source>
        <translation>取货码或手机尾号四位</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Hand over a part</source>
        <translation>部分取货</translation>
    </message>
    <message>
        <source>Close the order</source>
        <translation>关闭这单</translation>
    </message>
    <message>
        <source>Nothing to pick. New online orders appear here by themselves.</source>
        <translation>没有要拣的。新的线上订单会自己出现在这里。</translation>
    </message>
    <message>
        <source>Nothing is waiting on the shelf.</source>
        <translation>货架上没有等待取货的。</translation>
    </message>
    <message>
        <source>No order has missing pieces.</source>
        <translation>没有缺货的订单。</translation>
    </message>
    <message>
        <source>Nothing lapsed or was cancelled.</source>
        <translation>没有逾期或取消的订单。</translation>
    </message>
    <message>
        <source>Nothing has been collected yet.</source>
        <translation>还没有人来取过。</translation>
    </message>
    <message>
        <source>{n} orders</source>
        <translation>{n} 张订单</translation>
    </message>
    <message>
        <source>Ask for the name and touch the right one</source>
        <translation>问一下姓名，点选对应的一单</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s code, or touch an order.</source>
        <translation>扫顾客的取货码，或点选一张订单。</translation>
    </message>
    <message>
        <source>Who collects?</source>
        <translation>谁来取货？</translation>
    </message>
    <message>
        <source>Scan the code on the phone, or type the last four digits of the number</source>
        <translation>扫顾客手机上的取货码，或输入手机尾号四位</translation>
    </message>
    <message>
        <source>shelf {shelf}</source>
        <translation>货位 {shelf}</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>打开订单</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍等……</translation>
    </message>
    <message>
        <source>Put on the shelf</source>
        <translation>放上货架</translation>
    </message>
    <message>
        <source>Pick: {piece}</source>
        <translation>拣货：{piece}</translation>
    </message>
    <message>
        <source>Nothing to hand over</source>
        <translation>没有可交的</translation>
    </message>
    <message>
        <source>First scan: {piece}</source>
        <translation>先扫：{piece}</translation>
    </message>
    <message>
        <source>Ask a manager</source>
        <translation>请店长确认</translation>
    </message>
    <message>
        <source>Take {amount} and hand over</source>
        <translation>收 {amount} 并交货</translation>
    </message>
    <message>
        <source>The courier has it</source>
        <translation>已交快递</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交货</translation>
    </message>
    <message>
        <source>Your role hands over nothing without a pickup code</source>
        <translation>您的角色不能无取货码交货</translation>
    </message>
    <message>
        <source>Nothing was handed over. A manager has to sign in (F11)</source>
        <translation>没有交出任何商品，请店长登录（F11）。</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>待寄出</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已寄出</translation>
    </message>
    <message>
        <source>Nearest with it: {store}</source>
        <translation>最近有货：{store}</translation>
    </message>
    <message>
        <source>The address is at head office: open it again with the network</source>
        <translation>地址在总部：有网络时再打开</translation>
    </message>
    <message>
        <source>Nothing of it is there</source>
        <translation>一件也没有</translation>
    </message>
    <message>
        <source>This is not part of the order</source>
        <translation>这件不在订单里</translation>
    </message>
    <message>
        <source>Enough of these are picked</source>
        <translation>这种已经拣够</translation>
    </message>
    <message>
        <source>All of these were scanned</source>
        <translation>这种已经全部扫过</translation>
    </message>
    <message>
        <source>Put it aside; the order is as it was</source>
        <translation>请放到一边，订单没有变</translation>
    </message>
    <message>
        <source>Ready: the customer is told</source>
        <translation>已备好，顾客会收到通知</translation>
    </message>
    <message>
        <source>Your role hands over no orders</source>
        <translation>您的角色不能交付订单</translation>
    </message>
    <message>
        <source>Hand over {number} without a pickup code</source>
        <translation>{number} 未出示取货码，要交货</translation>
    </message>
    <message>
        <source>{n} handed over</source>
        <translation>已交 {n} 件</translation>
    </message>
    <message>
        <source>decided offline, head office is told later</source>
        <translation>离线决定，联网后自动登记</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>待拣</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>待取</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已取</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>balance due {amount}</source>
        <translation>待付尾款 {amount}</translation>
    </message>
    <message>
        <source>to pay {amount}</source>
        <translation>到店付款 {amount}</translation>
    </message>
    <message>
        <source>Phone shop</source>
        <translation>微信商城</translation>
    </message>
    <message>
        <source>Presale</source>
        <translation>预售</translation>
    </message>
    <message>
        <source>Tmall</source>
        <translation>天猫</translation>
    </message>
    <message>
        <source>JD</source>
        <translation>京东</translation>
    </message>
    <message>
        <source>Weidian</source>
        <translation>微店</translation>
    </message>
    <message>
        <source>Ordered in a store</source>
        <translation>门店下单</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>已交货</translation>
    </message>
    <message>
        <source>✓ picked</source>
        <translation>✓ 已拣</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>scan to pick, {n} to go</source>
        <translation>待扫 {n} 件</translation>
    </message>
    <message>
        <source>✓ scanned</source>
        <translation>✓ 已扫</translation>
    </message>
    <message>
        <source>{n} of {all} scanned</source>
        <translation>已扫 {n}/{all}</translation>
    </message>
    <message>
        <source>scan to check</source>
        <translation>扫码核对</translation>
    </message>
    <message>
        <source>{n} short</source>
        <translation>缺 {n}</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>已取走</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>lapsed</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>last day today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>{n} days left</source>
        <translation>剩 {n} 天</translation>
    </message>
    <message>
        <source>Handed over already</source>
        <translation>已经交过货</translation>
    </message>
    <message>
        <source>Nothing may be handed over again</source>
        <translation>不能再交一次</translation>
    </message>
    <message>
        <source>This order waits in another store</source>
        <translation>这单在另一家店取</translation>
    </message>
    <message>
        <source>Send the customer to {store}</source>
        <translation>请顾客去 {store}</translation>
    </message>
    <message>
        <source>Look at the customer&apos;s message for the store</source>
        <translation>请看顾客收到的通知里是哪家店</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>还没备好</translation>
    </message>
    <message>
        <source>Pick it first: scan each piece</source>
        <translation>先拣货：逐件扫码</translation>
    </message>
    <message>
        <source>Not paid: {amount} due</source>
        <translation>未付款：应付 {amount}</translation>
    </message>
    <message>
        <source>Nothing was handed over. Open the order again and take the money</source>
        <translation>没有交货，请重新打开订单收款</translation>
    </message>
    <message>
        <source>Give the money back: nothing was booked. Open the order again</source>
        <translation>请把钱退给顾客，没有入账；重新打开订单</translation>
    </message>
    <message>
        <source>What is due has changed</source>
        <translation>应付金额变了</translation>
    </message>
    <message>
        <source>Give the money back: nothing was booked. Try again when the catalogue is full</source>
        <translation>请把钱退给顾客，没有入账；等商品资料下载完再试</translation>
    </message>
    <message>
        <source>This till does not know an item of it yet</source>
        <translation>本机还没有其中一件商品的资料</translation>
    </message>
    <message>
        <source>It was kept for too long. Ask head office before promising anything</source>
        <translation>保留期已过，先问总部再答复顾客</translation>
    </message>
    <message>
        <source>The order has lapsed</source>
        <translation>订单已过期</translation>
    </message>
    <message>
        <source>It was called off. Put the goods back on the rail</source>
        <translation>订单已取消，请把商品放回原处</translation>
    </message>
    <message>
        <source>The order was cancelled</source>
        <translation>订单已取消</translation>
    </message>
    <message>
        <source>It was not made by head office. Nothing was handed over</source>
        <translation>不是总部签发的，没有交货</translation>
    </message>
    <message>
        <source>This pickup code is not genuine</source>
        <translation>取货码是假的</translation>
    </message>
    <message>
        <source>Check code or digits; an order just placed may take some seconds</source>
        <translation>核对取货码或尾号；刚下的单要等几秒</translation>
    </message>
    <message>
        <source>No such order here</source>
        <translation>这里没有这张订单</translation>
    </message>
    <message>
        <source>A manager decides</source>
        <translation>请店长确认</translation>
    </message>
    <message>
        <source>Offline, and another till may hand this one over</source>
        <translation>离线，而且这单由另一台收银台负责</translation>
    </message>
    <message>
        <source>The customer showed no pickup code; four digits prove nothing</source>
        <translation>顾客没有出示取货码；四位尾号不能证明身份</translation>
    </message>
    <message>
        <source>Genuine code, but this till has not been told of the order</source>
        <translation>取货码有效，但本机还没收到这张订单</translation>
    </message>
    <message>
        <source>Nobody here can know what was ordered and paid. Keep the goods; try again with the network</source>
        <translation>这里查不到买了什么、付没付款。先别交货，联网后再试</translation>
    </message>
    <message>
        <source>It is paid where it was ordered. Until then it stays here</source>
        <translation>在下单的门店付款。付款之前先留在这里</translation>
    </message>
    <message>
        <source>Not paid yet</source>
        <translation>尚未付款</translation>
    </message>
    <message>
        <source>Write what stands below on the parcel</source>
        <translation>把下面的内容写在包裹上</translation>
    </message>
    <message>
        <source>Ready for the courier</source>
        <translation>可以交给快递</translation>
    </message>
    <message>
        <source>code genuine</source>
        <translation>取货码有效</translation>
    </message>
    <message>
        <source>no code shown: a manager decides</source>
        <translation>未出示取货码，需店长确认</translation>
    </message>
    <message>
        <source>{n} still to scan</source>
        <translation>还差 {n} 件未扫</translation>
    </message>
    <message>
        <source>All scanned, no code</source>
        <translation>已扫齐，未出示取货码</translation>
    </message>
    <message>
        <source>All scanned: take the money</source>
        <translation>已全部扫码：请收款</translation>
    </message>
    <message>
        <source>Ready to hand over</source>
        <translation>可以交货</translation>
    </message>
    <message>
        <source>{n} to pick</source>
        <translation>待拣 {n} 件</translation>
    </message>
    <message>
        <source>Scan each piece off the rail. Del marks what is not there</source>
        <translation>从货架上逐件扫码。没有的按 Del</translation>
    </message>
    <message>
        <source>The customer is told by head office and chooses</source>
        <translation>由总部通知顾客选择</translation>
    </message>
    <message>
        <source>All picked</source>
        <translation>已拣齐</translation>
    </message>
    <message>
        <source>Put it on a shelf and say where</source>
        <translation>放上货架，并记下货位</translation>
    </message>
    <message>
        <source>Ready, tell the customer</source>
        <translation>备好了，通知顾客</translation>
    </message>
    <message>
        <source>On which shelf does it wait?</source>
        <translation>放在哪个货位？</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Shelf, may stay empty</source>
        <translation>货位，可以不填</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>货位</translation>
    </message>
</context>
<context>
    <name>Receiving</name>
    <message>
        <source>Receive goods</source>
        <translation>收货入库</translation>
    </message>
    <message>
        <source>Received at this till</source>
        <translation>本机收过的货</translation>
    </message>
    <message>
        <source>Nothing has been received at this till yet.</source>
        <translation>本机还没有收过货。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>Print tags</source>
        <translation>打印吊牌</translation>
    </message>
    <message>
        <source>On their way here</source>
        <translation>在途到本店</translation>
    </message>
    <message>
        <source>Nothing is announced.</source>
        <translation>没有预告的到货。</translation>
    </message>
    <message>
        <source>Not announced</source>
        <translation>无单收货</translation>
    </message>
    <message>
        <source>Take back {number}</source>
        <translation>冲销 {number}</translation>
    </message>
    <message>
        <source>Scan the paper or a box</source>
        <translation>扫送货单或箱码</translation>
    </message>
    <message>
        <source>or touch the delivery at the left</source>
        <translation>或点左边的到货</translation>
    </message>
    <message>
        <source>Nobody announced it. If it is for you, begin with “Not announced”</source>
        <translation>没有预告。确是本店的货，请点“无单收货”</translation>
    </message>
    <message>
        <source>Not expected here: {code}</source>
        <translation>本店无此预告：{code}</translation>
    </message>
    <message>
        <source>You may not receive goods</source>
        <translation>您没有收货的权限</translation>
    </message>
    <message>
        <source>Taken back: {number}</source>
        <translation>已冲销：{number}</translation>
    </message>
    <message>
        <source>by {number}. Receive the delivery again, as it really came</source>
        <translation>冲销单 {number}。请按实际到货重新收一次</translation>
    </message>
    <message>
        <source>It was taken back already</source>
        <translation>已经冲销过了</translation>
    </message>
    <message>
        <source>Look once more, or post it as it is</source>
        <translation>再看一遍，或照此入库</translation>
    </message>
    <message>
        <source>Everything is as announced</source>
        <translation>与预告完全一致</translation>
    </message>
    <message>
        <source>Ready to be posted</source>
        <translation>可以入库</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>没有差异。</translation>
    </message>
    <message>
        <source>Differences are shown once it is posted.</source>
        <translation>入库后才显示差异。</translation>
    </message>
    <message>
        <source>More comes later</source>
        <translation>还有货后到</translation>
    </message>
    <message>
        <source>Post {n} pcs</source>
        <translation>入库 {n} 件</translation>
    </message>
    <message>
        <source>Posted: {number}, {n} pcs</source>
        <translation>已入库：{number}，{n} 件</translation>
    </message>
    <message>
        <source>The rest is still expected</source>
        <translation>其余仍在途</translation>
    </message>
    <message>
        <source>{n} expected</source>
        <translation>应到 {n} 件</translation>
    </message>
    <message>
        <source>Large: came. Touch one and type how many</source>
        <translation>大字：已到。点一格，输入到了几件</translation>
    </message>
    <message>
        <source>{n} came before</source>
        <translation>此前已到 {n} 件</translation>
    </message>
    <message>
        <source>Each scan is kept at once. Type a number and Enter for many of one.</source>
        <translation>每扫即存。同款多件：输入数量按 Enter。</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>少一件</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>哪里有问题？</translation>
    </message>
    <message>
        <source>It is on the receipt, for whoever sent it.</source>
        <translation>会写在收货单上，供发货方核对。</translation>
    </message>
    <message>
        <source>Touch it, or type it</source>
        <translation>点选，或输入</translation>
    </message>
    <message>
        <source>One is damaged</source>
        <translation>一件损坏</translation>
    </message>
    <message>
        <source>Choose a photo file</source>
        <translation>选择照片文件</translation>
    </message>
    <message>
        <source>Another photo</source>
        <translation>再拍一张</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Photograph it</source>
        <translation>拍下</translation>
    </message>
    <message>
        <source>Choose another file, or photograph it; it works without a photo, too</source>
        <translation>请另选文件，或现场拍照；不附照片也可以</translation>
    </message>
    <message>
        <source>There is no picture in this file</source>
        <translation>这个文件里没有图片</translation>
    </message>
    <message>
        <source>Now touch what is wrong with it, or type it</source>
        <translation>现在点选或输入哪里有问题</translation>
    </message>
    <message>
        <source>The photo goes with the receipt</source>
        <translation>照片随入库单上传</translation>
    </message>
    <message>
        <source>Then touch “Photograph it”</source>
        <translation>然后点“拍下”</translation>
    </message>
    <message>
        <source>Hold it before the camera</source>
        <translation>把它放到摄像头前</translation>
    </message>
    <message>
        <source>Plug it in, or end what else uses it; it works without a photo, too</source>
        <translation>请插好摄像头，或关闭占用它的程序；不拍照也可以</translation>
    </message>
    <message>
        <source>The camera shows nothing</source>
        <translation>摄像头没有画面</translation>
    </message>
    <message>
        <source>Torn</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Stained</source>
        <translation>污渍</translation>
    </message>
    <message>
        <source>Wet, crushed on the way</source>
        <translation>途中受潮、压坏</translation>
    </message>
    <message>
        <source>Zip, button or seam broken</source>
        <translation>拉链、纽扣、车线坏</translation>
    </message>
    <message>
        <source>That is all: compare</source>
        <translation>扫完，核对</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>箱</translation>
    </message>
    <message>
        <source>{n} pcs</source>
        <translation>{n} 件</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>No boxes: scan piece by piece.</source>
        <translation>没有箱码：逐件扫。</translation>
    </message>
    <message>
        <source>{n} here</source>
        <translation>店存 {n}</translation>
    </message>
    <message>
        <source>of {n}</source>
        <translation>应到 {n}</translation>
    </message>
    <message>
        <source>{n} damaged</source>
        <translation>损坏 {n}</translation>
    </message>
    <message>
        <source>{n} of it</source>
        <translation>本款本码 {n} 件</translation>
    </message>
    <message>
        <source>{n} came, {wanted} announced. Keep it apart</source>
        <translation>到 {n} 件，预告 {wanted} 件。请另放</translation>
    </message>
    <message>
        <source>{n} of {wanted}</source>
        <translation>{n} / {wanted} 件</translation>
    </message>
    <message>
        <source>It goes to the faulty goods, not on the rail. Put it aside</source>
        <translation>记入残次品，不上架。请另放</translation>
    </message>
    <message>
        <source>Damaged: {item}</source>
        <translation>损坏：{item}</translation>
    </message>
    <message>
        <source>Scan piece by piece, or a box</source>
        <translation>逐件扫码，或扫箱码整箱收</translation>
    </message>
    <message>
        <source>Many of one: scan it, type how many, Enter</source>
        <translation>同款多件：扫一件，输入数量，Enter</translation>
    </message>
    <message>
        <source>Being unpacked already: {who}</source>
        <translation>已有人在拆：{who}</translation>
    </message>
    <message>
        <source>You may share the work: what both of you scan is added up</source>
        <translation>可以一起拆：两边扫到的会加在一起</translation>
    </message>
    <message>
        <source>It is not of this delivery. Scan what is in it piece by piece</source>
        <translation>不属于这批货。请开箱逐件扫</translation>
    </message>
    <message>
        <source>Unknown box {code}</source>
        <translation>未知箱码 {code}</translation>
    </message>
    <message>
        <source>Accepted already: {code}</source>
        <translation>已收过：{code}</translation>
    </message>
    <message>
        <source>It was counted once</source>
        <translation>只计了一次</translation>
    </message>
    <message>
        <source>Nothing of this box is counted</source>
        <translation>这一箱未计入</translation>
    </message>
    <message>
        <source>{n} pcs accepted, unopened</source>
        <translation>整箱收下 {n} 件</translation>
    </message>
    <message>
        <source>Its number was scanned before; it is counted once</source>
        <translation>这个序列号已经扫过，只算一件</translation>
    </message>
    <message>
        <source>It was not received. Put it aside and tell head office</source>
        <translation>未入库。请另放并告知总部</translation>
    </message>
    <message>
        <source>It was not received. Scan the tag of the piece itself</source>
        <translation>未入库。请扫该件吊牌</translation>
    </message>
    <message>
        <source>Pieces of an accepted box cannot be taken out one by one</source>
        <translation>整箱收下的不能逐件减</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>未做改动</translation>
    </message>
    <message>
        <source>Delivery of a supplier</source>
        <translation>供应商送货</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>少</translation>
    </message>
    <message>
        <source>too many</source>
        <translation>多</translation>
    </message>
    <message>
        <source>wrong size</source>
        <translation>串码</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Till {n}</source>
        <translation>{n} 号收银台</translation>
    </message>
    <message>
        <source>{n} pcs in {boxes} boxes</source>
        <translation>{boxes} 箱 {n} 件</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>收货中</translation>
    </message>
    <message>
        <source>As on the packet: 2027-03-31, 270331, or the month: 2027-03</source>
        <translation>按包装上的写：2027-03-31、270331，或只有年月：2027-03</translation>
    </message>
    <message>
        <source>It does not say</source>
        <translation>包装上没有</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Which serial number?</source>
        <translation>序列号是多少？</translation>
    </message>
    <message>
        <source>Which lot?</source>
        <translation>批号是多少？</translation>
    </message>
    <message>
        <source>Until which day is it good?</source>
        <translation>有效期到哪一天？</translation>
    </message>
    <message>
        <source>This is no day</source>
        <translation>这不是日期</translation>
    </message>
    <message>
        <source>Year, month, day as they stand on the packet</source>
        <translation>按包装上的年、月、日输入</translation>
    </message>
    <message>
        <source>Type it</source>
        <translation>请输入</translation>
    </message>
    <message>
        <source>Enter, or the next piece: the same lot as before</source>
        <translation>按 Enter，或直接扫下一件：与上一件同批</translation>
    </message>
    <message>
        <source>Scan the code that says it, or type it</source>
        <translation>扫带批号或序列号的码，或输入</translation>
    </message>
</context>
<context>
    <name>Returning</name>
    <message>
        <source>Nobody knows this code.</source>
        <translation>不认识这个条码。</translation>
    </message>
    <message>
        <source>Touch the line instead.</source>
        <translation>请直接点选那一行。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Why? It stands in the document.</source>
        <translation>为什么？会写进单据。</translation>
    </message>
    <message>
        <source>Rung up by mistake</source>
        <translation>收银错误</translation>
    </message>
    <message>
        <source>The customer changed her mind</source>
        <translation>顾客改变主意</translation>
    </message>
    <message>
        <source>Wrong price or promotion</source>
        <translation>价格或促销不对</translation>
    </message>
    <message>
        <source>Rung up twice</source>
        <translation>重复录入</translation>
    </message>
    <message>
        <source>Wrong button touched</source>
        <translation>按错了付款方式</translation>
    </message>
    <message>
        <source>The customer paid otherwise</source>
        <translation>顾客实际用别的方式付款</translation>
    </message>
    <message>
        <source>Somebody else advised</source>
        <translation>导购另有其人</translation>
    </message>
    <message>
        <source>Nobody was credited</source>
        <translation>漏记导购</translation>
    </message>
    <message>
        <source>Return {number}, give back {amount}</source>
        <translation>退货 {number}，退款 {amount}</translation>
    </message>
    <message>
        <source>Return after its time: {number}</source>
        <translation>过期退货：{number}</translation>
    </message>
    <message>
        <source>Let the customer keep what is worth {amount}: {number}</source>
        <translation>赠品（{amount}）免收：{number}</translation>
    </message>
    <message>
        <source>Void a sale of {amount}: {number}</source>
        <translation>作废 {amount} 的销售：{number}</translation>
    </message>
    <message>
        <source>Give a price difference of {amount} back: {number}</source>
        <translation>退差价 {amount}：{number}</translation>
    </message>
    <message>
        <source>Return without a receipt, give back {amount}</source>
        <translation>无小票退货，退款 {amount}</translation>
    </message>
    <message>
        <source>Number of the receipt or of the order</source>
        <translation>小票号或订单号</translation>
    </message>
    <message>
        <source>Sold here last</source>
        <translation>本机最近的单</translation>
    </message>
    <message>
        <source>Without a receipt</source>
        <translation>无小票退货</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>多一件</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>少一件</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>残次</translation>
    </message>
    <message>
        <source>Keep the gift free</source>
        <translation>赠品免收</translation>
    </message>
    <message>
        <source>Price difference</source>
        <translation>差价退款</translation>
    </message>
    <message>
        <source>Void the sale</source>
        <translation>作废整单</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Gift receipt</source>
        <translation>礼品小票</translation>
    </message>
    <message>
        <source>Scan a receipt, or touch one at the left.</source>
        <translation>扫一张小票，或点左边的单。</translation>
    </message>
    <message>
        <source>As paid</source>
        <translation>原路退</translation>
    </message>
    <message>
        <source>To stored value</source>
        <translation>退到储值</translation>
    </message>
    <message>
        <source>Keep nothing for it</source>
        <translation>券值不扣</translation>
    </message>
    <message>
        <source>Scan a receipt or pickup code</source>
        <translation>扫小票或取货码</translation>
    </message>
    <message>
        <source>Nothing was sold on this till yet.</source>
        <translation>本机还没有销售。</translation>
    </message>
    <message>
        <source>First the receipt.</source>
        <translation>请先扫小票。</translation>
    </message>
    <message>
        <source>Without one, touch “Without a receipt”.</source>
        <translation>没有小票请点“无小票退货”。</translation>
    </message>
    <message>
        <source>The gift receipt is printed.</source>
        <translation>礼品小票已打印。</translation>
    </message>
    <message>
        <source>It shows no price; its number finds the sale.</source>
        <translation>上面没有价格；凭单号可以查到这笔销售。</translation>
    </message>
    <message>
        <source>Return or exchange?</source>
        <translation>退货还是换货？</translation>
    </message>
    <message>
        <source>Scan the receipt; then scan what comes back, or the size that goes out</source>
        <translation>先扫小票，再扫退回的商品或要换的尺码</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>goes out</source>
        <translation>换出</translation>
    </message>
    <message>
        <source>{amount} each really paid</source>
        <translation>每件实付 {amount}</translation>
    </message>
    <message>
        <source>{n} came back before</source>
        <translation>已退 {n} 件</translation>
    </message>
    <message>
        <source>back ×{n}, faulty</source>
        <translation>退 ×{n} 残次</translation>
    </message>
    <message>
        <source>back ×{n}</source>
        <translation>退 ×{n}</translation>
    </message>
    <message>
        <source>all back</source>
        <translation>已退完</translation>
    </message>
    <message>
        <source>Given back: {ways}</source>
        <translation>退款：{ways}</translation>
    </message>
    <message>
        <source>To pay: {amount}</source>
        <translation>补款：{amount}</translation>
    </message>
    <message>
        <source>What was paid stays as it is.</source>
        <translation>原付款不动。</translation>
    </message>
    <message>
        <source>There is no such receipt.</source>
        <translation>没有这张小票。</translation>
    </message>
    <message>
        <source>Check the number, or take the goods back without a receipt.</source>
        <translation>核对单号，或按无小票退货。</translation>
    </message>
    <message>
        <source>Not this till&apos;s receipt, and head office cannot be reached.</source>
        <translation>不是本机的小票，又联系不上总部。</translation>
    </message>
    <message>
        <source>Try again when the network is back; nothing is lost.</source>
        <translation>网络恢复后再试，什么都没丢。</translation>
    </message>
    <message>
        <source>Nothing of it can come back any more.</source>
        <translation>这张单已经没有可退的了。</translation>
    </message>
    <message>
        <source>All its goods were returned, or it is itself a return.</source>
        <translation>商品都退过了，或它本身就是退货单。</translation>
    </message>
    <message>
        <source>What comes back?</source>
        <translation>退哪一件？</translation>
    </message>
    <message>
        <source>Scan or touch it. Scan another size to exchange.</source>
        <translation>扫描或点选；扫另一个尺码就是换货。</translation>
    </message>
    <message>
        <source>{amount} cheaper today: price difference can be given back.</source>
        <translation>现在便宜 {amount}，可以退差价。</translation>
    </message>
    <message>
        <source>A gift came with it: {names}</source>
        <translation>当时有赠品：{names}</translation>
    </message>
    <message>
        <source>Scan it to take it back, or its value of {amount} is kept.</source>
        <translation>扫赠品一起退回，否则扣下 {amount}。</translation>
    </message>
    <message>
        <source>A coupon that came with it is spent: {names}</source>
        <translation>随单送的券已经用掉：{names}</translation>
    </message>
    <message>
        <source>{amount} of it is kept off what is given back.</source>
        <translation>退款中扣回 {amount}</translation>
    </message>
    <message>
        <source>The time to return it is over.</source>
        <translation>已过退货期。</translation>
    </message>
    <message>
        <source>A manager decides.</source>
        <translation>由店长决定。</translation>
    </message>
    <message>
        <source>A tax invoice was asked for it, or issued.</source>
        <translation>这张单申请过发票，或已开票。</translation>
    </message>
    <message>
        <source>The red invoice is started by itself.</source>
        <translation>会自动发起红字发票。</translation>
    </message>
    <message>
        <source>Offline: only this till&apos;s returns are known.</source>
        <translation>离线：只知道本机的退货记录。</translation>
    </message>
    <message>
        <source>If another store took it back too, head office will see it.</source>
        <translation>如果别的店也退过，总部会发现。</translation>
    </message>
    <message>
        <source>{amount} of stored value came with it.</source>
        <translation>本单返了储值 {amount}</translation>
    </message>
    <message>
        <source>It is taken off the member&apos;s account again.</source>
        <translation>将从会员储值中扣回</translation>
    </message>
    <message>
        <source>{n} coupons that came with it are taken back.</source>
        <translation>随单送的 {n} 张券一并收回</translation>
    </message>
    <message>
        <source>They are not spent yet; the customer pays nothing for them.</source>
        <translation>券还没有用，不向顾客收钱</translation>
    </message>
    <message>
        <source>Exchange, nothing to pay.</source>
        <translation>换货，不用补钱。</translation>
    </message>
    <message>
        <source>Enter does it</source>
        <translation>回车完成</translation>
    </message>
    <message>
        <source>Check the goods, then confirm.</source>
        <translation>核对商品后确认。</translation>
    </message>
    <message>
        <source>Open the receipt</source>
        <translation>打开小票</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Choose what comes back</source>
        <translation>选择要退的商品</translation>
    </message>
    <message>
        <source>Give back {amount}</source>
        <translation>退款 {amount}</translation>
    </message>
    <message>
        <source>Take {amount} and exchange</source>
        <translation>补收 {amount} 换货</translation>
    </message>
    <message>
        <source>Exchange, give back {amount}</source>
        <translation>换货并退 {amount}</translation>
    </message>
    <message>
        <source>Something of it came back meanwhile.</source>
        <translation>其中有商品刚刚被退过了。</translation>
    </message>
    <message>
        <source>Nothing was given back. Scan the receipt again.</source>
        <translation>没有退款。请重新扫小票。</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>你没有这个权限。</translation>
    </message>
    <message>
        <source>Ask a manager to sign in.</source>
        <translation>请店长登录操作。</translation>
    </message>
    <message>
        <source>The amount has changed.</source>
        <translation>金额变了。</translation>
    </message>
    <message>
        <source>Nothing was booked. Take the money again.</source>
        <translation>没有入账，请重新收款。</translation>
    </message>
    <message>
        <source>The sale has no member.</source>
        <translation>这单没有会员。</translation>
    </message>
    <message>
        <source>Give it back by the ways it was paid.</source>
        <translation>请按原付款方式退。</translation>
    </message>
    <message>
        <source>The time for this is over.</source>
        <translation>已经超过时限。</translation>
    </message>
    <message>
        <source>A void is for the same shift; take the goods back instead.</source>
        <translation>作废只限同一班次；请改用退货。</translation>
    </message>
    <message>
        <source>Another till took this money.</source>
        <translation>这笔钱不是本机收的。</translation>
    </message>
    <message>
        <source>Put it right there: it is that till&apos;s drawer.</source>
        <translation>请到收款的那台收银机更正：钱在它的钱箱里。</translation>
    </message>
    <message>
        <source>More than may be given back this way.</source>
        <translation>超过可退金额。</translation>
    </message>
    <message>
        <source>Nothing was given back. Ask head office.</source>
        <translation>没有退款。请联系总部。</translation>
    </message>
    <message>
        <source>This was not done.</source>
        <translation>没有完成。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>Done: give {amount} in cash</source>
        <translation>完成：退现金 {amount}</translation>
    </message>
    <message>
        <source>Head office was not asked.</source>
        <translation>未经总部核对。</translation>
    </message>
    <message>
        <source>The red invoice is started; it stands on the ticket.</source>
        <translation>已发起红字发票，小票上有说明。</translation>
    </message>
    <message>
        <source>Scan what was brought</source>
        <translation>扫描带来的商品</translation>
    </message>
    <message>
        <source>This is wrong</source>
        <translation>这里错了</translation>
    </message>
    <message>
        <source>That is right</source>
        <translation>改成这样</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>哪里错了？</translation>
    </message>
    <message>
        <source>The sale stays as it is; a document of today puts it right.</source>
        <translation>原单不变，今天另开一张更正单。</translation>
    </message>
    <message>
        <source>Nothing here can be put right.</source>
        <translation>这张单没有可以更正的。</translation>
    </message>
    <message>
        <source>How was it paid?</source>
        <translation>实际怎么付的？</translation>
    </message>
    <message>
        <source>Who advised the customer?</source>
        <translation>是谁接待的顾客？</translation>
    </message>
    <message>
        <source>Number on the terminal&apos;s slip</source>
        <translation>POS 签购单上的号码</translation>
    </message>
    <message>
        <source>At today&apos;s price, up to {limit}, in cash; a manager decides.</source>
        <translation>按今天的价，最多 {limit}，退现金；由店长决定。</translation>
    </message>
    <message>
        <source>taken in another way</source>
        <translation>实际用别的方式付款</translation>
    </message>
    <message>
        <source>somebody else advised</source>
        <translation>导购另有其人</translation>
    </message>
    <message>
        <source>credited</source>
        <translation>已计入</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无导购</translation>
    </message>
</context>
<context>
    <name>Sell</name>
    <message>
        <source>This is a customer&apos;s payment code</source>
        <translation>这是顾客的付款码</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
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
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>none set up</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>New identity …</source>
        <translation>重新登记本机……</translation>
    </message>
    <message>
        <source>Camera and scanners</source>
        <translation>相机和扫码枪</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>总部服务器</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>All of it is kept in settings.json in the data folder.</source>
        <translation>这些都保存在数据文件夹的 settings.json 里。</translation>
    </message>
    <message>
        <source>Set the printer up</source>
        <translation>设置打印机</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Displays, scale, drawer</source>
        <translation>顾客屏、电子秤、钱箱</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Use these devices</source>
        <translation>使用这些设备</translation>
    </message>
    <message>
        <source>Second screen for the customer</source>
        <translation>第二块屏幕给顾客看</translation>
    </message>
    <message>
        <source>Pole display</source>
        <translation>顾客显示牌</translation>
    </message>
    <message>
        <source>Two lines (CD5220)</source>
        <translation>两行字符 (CD5220)</translation>
    </message>
    <message>
        <source>Eight figures (LED8)</source>
        <translation>八位数码管 (LED8)</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>电子秤</translation>
    </message>
    <message>
        <source>Sends all the time</source>
        <translation>连续发送</translation>
    </message>
    <message>
        <source>Cash drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>At the printer</source>
        <translation>接在打印机上</translation>
    </message>
    <message>
        <source>At a USB or serial trigger</source>
        <translation>接在 USB 或串口触发器上</translation>
    </message>
    <message>
        <source>Serial port, for example COM3@2400 or /dev/ttyUSB0</source>
        <translation>串口，例如 COM3@2400 或 /dev/ttyUSB0</translation>
    </message>
    <message>
        <source>Show a figure</source>
        <translation>显示数字</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>称重</translation>
    </message>
    <message>
        <source>A serial port is missing or cannot be one</source>
        <translation>没有填写串口，或串口名称不对</translation>
    </message>
    <message>
        <source>Sent: the display should show 88.88</source>
        <translation>已发送：显示牌应显示 88.88</translation>
    </message>
    <message>
        <source>If not, try another speed or the other kind</source>
        <translation>如果没有，请换速率或换另一种显示牌</translation>
    </message>
    <message>
        <source>The scale is not still yet</source>
        <translation>电子秤还没有稳定</translation>
    </message>
    <message>
        <source>Too heavy for the scale</source>
        <translation>超出电子秤量程</translation>
    </message>
    <message>
        <source>Below zero: set the scale to zero</source>
        <translation>低于零点，请把电子秤清零</translation>
    </message>
    <message>
        <source>The scale says nothing that can be understood: another protocol?</source>
        <translation>收到的数据看不懂，是不是协议选错了？</translation>
    </message>
    <message>
        <source>The scale says {kg} kg</source>
        <translation>电子秤读数 {kg} 千克</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>没有连上</translation>
    </message>
    <message>
        <source>Check the cable and the name of the port</source>
        <translation>请检查接线和串口名称</translation>
    </message>
    <message>
        <source>Print a test ticket</source>
        <translation>打印测试小票</translation>
    </message>
    <message>
        <source>Use this printer</source>
        <translation>使用这台打印机</translation>
    </message>
    <message>
        <source>Look for printers</source>
        <translation>查找打印机</translation>
    </message>
    <message>
        <source>How is it reached?</source>
        <translation>怎样连接？</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸宽</translation>
    </message>
    <message>
        <source>What is on the test ticket?</source>
        <translation>测试小票上是什么样？</translation>
    </message>
    <message>
        <source>Can lines 1 and 2 be read, Chinese and all?</source>
        <translation>第 1、2 行的中文等都能看清吗？</translation>
    </message>
    <message>
        <source>Is line 3 one line, from edge to edge?</source>
        <translation>第 3 行是不是正好一行、左右到边？</translation>
    </message>
    <message>
        <source>Was the paper cut?</source>
        <translation>纸切断了吗？</translation>
    </message>
    <message>
        <source>Which socket opens the drawer?</source>
        <translation>钱箱接在哪个插脚？</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二个</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>打开钱箱</translation>
    </message>
    <message>
        <source>Print another test ticket and look again</source>
        <translation>请再打一张测试小票看看</translation>
    </message>
    <message>
        <source>It is written to in another way now</source>
        <translation>已换一种方式打印</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>标签打印机</translation>
    </message>
    <message>
        <source>Print a test label</source>
        <translation>打印测试标签</translation>
    </message>
    <message>
        <source>Which language does it speak?</source>
        <translation>使用哪种指令？</translation>
    </message>
    <message>
        <source>ESC/POS labels</source>
        <translation>ESC/POS 标签纸</translation>
    </message>
    <message>
        <source>Did one label come out, with words, bars and a QR?</source>
        <translation>是否出了一张标签，文字、条码和二维码齐全？</translation>
    </message>
    <message>
        <source>Is all of it on the label, up to its edges?</source>
        <translation>内容是否都在标签内，没有出边？</translation>
    </message>
    <message>
        <source>Print another test label and look again</source>
        <translation>请再打印一张测试标签，看看是否正确</translation>
    </message>
    <message>
        <source>It is spoken to in another language now</source>
        <translation>已换用另一种指令</translation>
    </message>
    <message>
        <source>The test label is a price tag of 40 × 60 mm, or of head office&apos;s own size</source>
        <translation>测试标签是 40 × 60 mm 的吊牌，或总部模板的尺寸</translation>
    </message>
    <message>
        <source>Put such labels in and let the printer measure them, then print another one</source>
        <translation>装入相应的标签纸，让打印机测纸（校准）后再打印一张</translation>
    </message>
    <message>
        <source>Looking for printers …</source>
        <translation>正在查找打印机……</translation>
    </message>
    <message>
        <source>No printer was found</source>
        <translation>没有找到打印机</translation>
    </message>
    <message>
        <source>Check that it is switched on and in the same network, or type its address</source>
        <translation>请确认打印机已开机并在同一网络，或直接输入地址</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印……</translation>
    </message>
    <message>
        <source>Sent: look whether the label came out</source>
        <translation>已发送：请看标签是否打印出来</translation>
    </message>
    <message>
        <source>Check that it is switched on, has labels, and that the address is right</source>
        <translation>请检查电源、标签纸和地址是否正确</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>没有打印</translation>
    </message>
    <message>
        <source>Check that it is switched on, has paper, and that the address is right</source>
        <translation>请检查打印机是否开机、有纸，地址是否正确</translation>
    </message>
    <message>
        <source>Sent, but this printer does not say whether it printed</source>
        <translation>已发送，但这台打印机不回报是否打印</translation>
    </message>
    <message>
        <source>Look whether the ticket came out</source>
        <translation>请看小票是否打出</translation>
    </message>
    <message>
        <source>The drawer was told to open</source>
        <translation>已发出打开钱箱的信号</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>没有发出</translation>
    </message>
    <message>
        <source>If it stays shut, choose the other socket and try again</source>
        <translation>如果没有弹开，请换另一个插脚再试</translation>
    </message>
    <message>
        <source>This address is not possible</source>
        <translation>这个地址不能用</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>什么都没有改动</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>没有打印机</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>File or device</source>
        <translation>文件或设备</translation>
    </message>
    <message>
        <source>Windows queue</source>
        <translation>Windows 队列</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>Pickup printer</source>
        <translation>自提打印机</translation>
    </message>
    <message>
        <source>Address of the printer, for example 192.168.1.50 or 192.168.1.50:9100</source>
        <translation>打印机地址，例如 192.168.1.50 或 192.168.1.50:9100</translation>
    </message>
    <message>
        <source>USB vendor and product id, for example 04b8:0e15</source>
        <translation>USB 厂商和产品编号，例如 04b8:0e15</translation>
    </message>
    <message>
        <source>Serial or Bluetooth port, for example COM3@9600 or /dev/rfcomm0</source>
        <translation>串口或蓝牙串口，例如 COM3@9600 或 /dev/rfcomm0</translation>
    </message>
    <message>
        <source>Device or file, for example /dev/usb/lp0; tickets are appended to it</source>
        <translation>设备或文件，例如 /dev/usb/lp0；小票接在后面写入</translation>
    </message>
    <message>
        <source>Name of the printer in Windows; empty: the usual one</source>
        <translation>Windows 里的打印机名称；留空为默认打印机</translation>
    </message>
    <message>
        <source>Folder that each ticket is drawn into as a picture</source>
        <translation>存放小票图片的文件夹，每张小票一张图</translation>
    </message>
    <message>
        <source>This till asks head office for a new code and gets a new number. All that was sold is kept and sent.</source>
        <translation>本收银台将向总部申请新的登记码和编号；已售数据全部保留并继续上传。</translation>
    </message>
    <message>
        <source>Camera over the counter</source>
        <translation>柜台相机</translation>
    </message>
    <message>
        <source>Picture or film, for example C:\films\tags.mp4</source>
        <translation>图片或视频，例如 C:\films\tags.mp4</translation>
    </message>
    <message>
        <source>Picture or film</source>
        <translation>图片或视频</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>As it comes</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Turned round</source>
        <translation>转 180°</translation>
    </message>
    <message>
        <source>Look for codes</source>
        <translation>识别范围</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>整个画面</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>只看中间</translation>
    </message>
    <message>
        <source>Scanners</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Scanners that type work by themselves. Choose here those that are read directly.</source>
        <translation>键盘式扫码枪插上就能用。这里只选直接读取的。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>就用这些</translation>
    </message>
    <message>
        <source>Camera {n}</source>
        <translation>相机 {n}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>A picture or a film</source>
        <translation>图片或视频</translation>
    </message>
    <message>
        <source>For practice</source>
        <translation>练习用</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Nothing was found besides scanners that type</source>
        <translation>除键盘式扫码枪外没有找到别的</translation>
    </message>
    <message>
        <source>types</source>
        <translation>键盘式</translation>
    </message>
    <message>
        <source>keyboard, read directly</source>
        <translation>键盘式，直接读取</translation>
    </message>
    <message>
        <source>USB scanner</source>
        <translation>USB 扫码枪</translation>
    </message>
    <message>
        <source>serial port</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>not plugged in</source>
        <translation>未插上</translation>
    </message>
    <message>
        <source>used by another program</source>
        <translation>被别的程序占用</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>not a scanner</source>
        <translation>不是扫码枪</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>A sale is still being rung up</source>
        <translation>还有一单没录完</translation>
    </message>
    <message>
        <source>Finish it (F1) or hold it (F7) first</source>
        <translation>先收完（F1）或挂单（F7）</translation>
    </message>
    <message>
        <source>Change the clerk</source>
        <translation>换人</translation>
    </message>
    <message>
        <source>Cash in the drawer</source>
        <translation>钱箱现金</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Count all of it, the float too</source>
        <translation>连同备用金一起点清</translation>
    </message>
    <message>
        <source>Why does it differ?</source>
        <translation>为什么不一致？</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新点</translation>
    </message>
    <message>
        <source>It is written down with the shift</source>
        <translation>会记在交班单上</translation>
    </message>
    <message>
        <source>{n} payments by code are not certain yet: {amount}</source>
        <translation>还有 {n} 笔待确认收款，共 {amount}</translation>
    </message>
    <message>
        <source>They are asked after by themselves. The tray on the sell screen lists them</source>
        <translation>会自动继续查询；收银界面的“待确认收款”里可以看到</translation>
    </message>
    <message>
        <source>Close the shift with a difference of {amount}: {reason}</source>
        <translation>交班，差额 {amount}：{reason}</translation>
    </message>
    <message>
        <source>{n} sales are still parked</source>
        <translation>还有 {n} 张挂单</translation>
    </message>
    <message>
        <source>Finish or empty them first (F8)</source>
        <translation>请先取单处理完（F8）</translation>
    </message>
    <message>
        <source>Your role closes no shift</source>
        <translation>您的角色不能交班</translation>
    </message>
    <message>
        <source>For the manager</source>
        <translation>待店长处理</translation>
    </message>
    <message>
        <source>Wrong change given</source>
        <translation>找错零</translation>
    </message>
    <message>
        <source>Rounding of coins</source>
        <translation>零头取整</translation>
    </message>
    <message>
        <source>Cash taken to the bank</source>
        <translation>已存银行</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Counted {counted}, expected {expected}</source>
        <translation>实点 {counted}，应有 {expected}</translation>
    </message>
    <message>
        <source>The shift is closed</source>
        <translation>已交班</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>班次 {number}</translation>
    </message>
    <message>
        <source>open since {time}, float {amount}</source>
        <translation>{time} 开班，备用金 {amount}</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售笔数</translation>
    </message>
    <message>
        <source>Taken in all</source>
        <translation>收款合计</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Online orders handed over</source>
        <translation>交出的线上订单</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>交班单号</translation>
    </message>
    <message>
        <source>Expected in the drawer</source>
        <translation>应有现金</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点现金</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Head office could not take these as they are. They are kept there and here, nothing is lost.</source>
        <translation>总部不能直接收下这几条。两边都有保留，什么都没丢。</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>Tickets: {n} not certain</source>
        <translation>小票：{n} 张待确认</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Print once more</source>
        <translation>再打一张小票</translation>
    </message>
    <message>
        <source>Choose a ticket. What may be on paper already is marked as a copy.</source>
        <translation>选一张小票。可能已经打出的，再打印时会标明副本。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cash in and out</source>
        <translation>钱箱收支</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>中途报表</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>日报与日结</translation>
    </message>
    <message>
        <source>See what the drawer should hold (X report)</source>
        <translation>查看应有现金（中途报表）</translation>
    </message>
    <message>
        <source>Your role sees no X report</source>
        <translation>您的角色不能查看中途报表</translation>
    </message>
    <message>
        <source>The drawer should hold {amount}</source>
        <translation>钱箱应有 {amount}</translation>
    </message>
    <message>
        <source>The X report is printed</source>
        <translation>中途报表已打印</translation>
    </message>
    <message>
        <source>Should be in the drawer</source>
        <translation>钱箱应有</translation>
    </message>
    <message>
        <source>It is written down and printed; the drawer opens.</source>
        <translation>会记录并打印，钱箱随即打开。</translation>
    </message>
    <message>
        <source>The day so far, over all tills of the store.</source>
        <translation>本店所有收银台今天到目前为止的数据。</translation>
    </message>
    <message>
        <source>A manager chooses her name and types her PIN.</source>
        <translation>请店长选择姓名并输入密码。</translation>
    </message>
    <message>
        <source>The closing ticket is printed. The next shift begins with its float.</source>
        <translation>交班单已打印。下一班从清点备用金开始。</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>To close: count the cash first. What it should be is shown afterwards.</source>
        <translation>交班：先点清现金，应有多少之后再显示。</translation>
    </message>
    <message>
        <source>Cash is counted</source>
        <translation>点清了</translation>
    </message>
    <message>
        <source>Sale {n}</source>
        <translation>销售 {n}</translation>
    </message>
    <message>
        <source>Shift opened {n}</source>
        <translation>开班 {n}</translation>
    </message>
    <message>
        <source>Shift closed {n}</source>
        <translation>交班 {n}</translation>
    </message>
    <message>
        <source>Online order {n}</source>
        <translation>线上订单 {n}</translation>
    </message>
    <message>
        <source>Money {n}</source>
        <translation>收付款 {n}</translation>
    </message>
    <message>
        <source>Sign-in, drawer or approval {n}</source>
        <translation>登录、开钱箱或授权 {n}</translation>
    </message>
    <message>
        <source>Entry {n}</source>
        <translation>记录 {n}</translation>
    </message>
    <message>
        <source>Print a ticket once more</source>
        <translation>补打小票</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>票已打出</translation>
    </message>
    <message>
        <source>This ticket cannot be read any more</source>
        <translation>这张小票的内容已损坏，不能再打印</translation>
    </message>
    <message>
        <source>It is printed once more, marked as a copy</source>
        <translation>已再打印一份，并标明副本</translation>
    </message>
    <message>
        <source>It is printed once more</source>
        <translation>已再打印一次</translation>
    </message>
    <message>
        <source>Noted: the ticket is there</source>
        <translation>已记下：票已打出</translation>
    </message>
    <message>
        <source>Look at the printer for those at the top: are they there?</source>
        <translation>请到打印机看看最上面的几张：打出来了吗？</translation>
    </message>
    <message>
        <source>All is well. A ticket that is wanted again is marked as a copy.</source>
        <translation>一切正常。再打印的小票会标明副本。</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Nothing was printed yet. Tickets appear here.</source>
        <translation>还没有打印过小票。打印后会显示在这里。</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>销售小票</translation>
    </message>
    <message>
        <source>Gift receipt</source>
        <translation>礼品小票</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货小票</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货小票</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废小票</translation>
    </message>
    <message>
        <source>Price protection</source>
        <translation>价保单</translation>
    </message>
    <message>
        <source>Recharge receipt</source>
        <translation>充值小票</translation>
    </message>
    <message>
        <source>Coupon ticket</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Slip of a sale on hold</source>
        <translation>挂单条</translation>
    </message>
    <message>
        <source>Pickup ticket</source>
        <translation>自提单</translation>
    </message>
    <message>
        <source>Slip to collect at another store</source>
        <translation>异店自提凭证</translation>
    </message>
    <message>
        <source>Picking list</source>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Shift opening</source>
        <translation>开班单</translation>
    </message>
    <message>
        <source>Interim report</source>
        <translation>中途报表</translation>
    </message>
    <message>
        <source>Shift closing</source>
        <translation>交班单</translation>
    </message>
    <message>
        <source>Day report</source>
        <translation>日结单</translation>
    </message>
    <message>
        <source>Drawer entry</source>
        <translation>钱箱收支单</translation>
    </message>
    <message>
        <source>Stocktake sheet</source>
        <translation>盘点单</translation>
    </message>
    <message>
        <source>Receiving sheet</source>
        <translation>收货单</translation>
    </message>
    <message>
        <source>Transfer slip</source>
        <translation>调拨单</translation>
    </message>
    <message>
        <source>Test ticket</source>
        <translation>测试小票</translation>
    </message>
    <message>
        <source>Waits for the printer</source>
        <translation>等待打印</translation>
    </message>
    <message>
        <source>Is being printed</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>Perhaps printed</source>
        <translation>不确定是否打出</translation>
    </message>
    <message>
        <source>Seen to</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why? It is written down.</source>
        <translation>为什么？会记录在案。</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Into the safe</source>
        <translation>上缴保险柜</translation>
    </message>
    <message>
        <source>Change brought</source>
        <translation>补充零钱</translation>
    </message>
    <message>
        <source>Found in the shop</source>
        <translation>店内拾得</translation>
    </message>
    <message>
        <source>Water and food</source>
        <translation>饮水餐食</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>快递费</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>清洁用品</translation>
    </message>
    <message>
        <source>Too much in the drawer</source>
        <translation>钱箱现金过多</translation>
    </message>
    <message>
        <source>Before closing</source>
        <translation>交班前上缴</translation>
    </message>
    <message>
        <source>{amount} put into the drawer</source>
        <translation>已存入钱箱 {amount}</translation>
    </message>
    <message>
        <source>{amount} taken out of the drawer</source>
        <translation>已从钱箱支出 {amount}</translation>
    </message>
    <message>
        <source>{amount} put into the safe</source>
        <translation>已上缴保险柜 {amount}</translation>
    </message>
    <message>
        <source>Your role moves no cash</source>
        <translation>您的角色不能动用钱箱现金</translation>
    </message>
    <message>
        <source>The drawer did not open: use the key.</source>
        <translation>钱箱没有弹开，请用钥匙。</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message>
        <source>Scan a piece: what is here, and where else</source>
        <translation>扫一件：这里有几件，哪家店还有</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>商品资料里没有</translation>
    </message>
    <message>
        <source>Nothing was changed. Scan the tag, not the box</source>
        <translation>什么都没改动。请扫吊牌，不要扫箱子</translation>
    </message>
    <message>
        <source>Sizes and colours appear here.</source>
        <translation>尺码和颜色会显示在这里。</translation>
    </message>
    <message>
        <source>Ask {store} for one</source>
        <translation>向 {store} 要一件</translation>
    </message>
    <message>
        <source>Have it sent, or kept there</source>
        <translation>直发给顾客，或留在那家店</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查…</translation>
    </message>
    <message>
        <source>Nearest: {store}, {n}</source>
        <translation>最近：{store} {n} 件</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>{size}: yes, {n} here</source>
        <translation>{size}：有，本店 {n} 件</translation>
    </message>
    <message>
        <source>{size}: none here</source>
        <translation>{size}：本店没有</translation>
    </message>
    <message>
        <source>Large: here. Small: other stores. Touch another size or colour.</source>
        <translation>大字：本店。小字：其他门店。点其他尺码或颜色可换。</translation>
    </message>
    <message>
        <source>{colour} {size}: {n} here</source>
        <translation>{colour} {size}：本店 {n}</translation>
    </message>
    <message>
        <source>Asked {store} for one</source>
        <translation>已向 {store} 要一件</translation>
    </message>
    <message>
        <source>{number}. It comes as a transfer once they send it</source>
        <translation>{number}。对方发出后按调拨收货</translation>
    </message>
    <message>
        <source>You may not ask for goods</source>
        <translation>您没有要货的权限</translation>
    </message>
    <message>
        <source>No other store is known to have it</source>
        <translation>没有查到别的店有货</translation>
    </message>
    <message>
        <source>Scan a piece or an area</source>
        <translation>扫商品或区域</translation>
    </message>
    <message>
        <source>Code of a piece or an area</source>
        <translation>商品或区域的码</translation>
    </message>
    <message>
        <source>New stocktake</source>
        <translation>新建盘点</translation>
    </message>
    <message>
        <source>Receive goods</source>
        <translation>收货入库</translation>
    </message>
    <message>
        <source>Delivery, transfer, or unannounced</source>
        <translation>送货、调拨、无单</translation>
    </message>
    <message>
        <source>{n} expected</source>
        <translation>{n} 批在途</translation>
    </message>
    <message>
        <source>Send or ask for goods</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Other stores, warehouse, supplier</source>
        <translation>其他门店、总仓、供应商</translation>
    </message>
    <message>
        <source>{n} asked</source>
        <translation>{n} 单待发</translation>
    </message>
    <message>
        <source>Write off or found</source>
        <translation>报损与找回</translation>
    </message>
    <message>
        <source>Damage, theft, sample, own use</source>
        <translation>损坏、被盗、样品、自用</translation>
    </message>
    <message>
        <source>{n} areas</source>
        <translation>{n} 个区域</translation>
    </message>
    <message>
        <source>posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>要做什么？</translation>
    </message>
    <message>
        <source>recount</source>
        <translation>复盘</translation>
    </message>
    <message>
        <source>Which area?</source>
        <translation>哪个区域？</translation>
    </message>
    <message>
        <source>Scan its label, or touch it at the left</source>
        <translation>扫区域标签，或点左边</translation>
    </message>
    <message>
        <source>books {n}</source>
        <translation>账面 {n}</translation>
    </message>
    <message>
        <source>Counted in this area. Touch one and type how many are there</source>
        <translation>本区已盘。点一格，输入有几件</translation>
    </message>
    <message>
        <source>Large: counted in this area. Small: in the whole store. Touch one and type how many</source>
        <translation>大字：本区已盘；小字：全店账面。点一格，输入有几件</translation>
    </message>
    <message>
        <source>scan it, or touch it and type how many are there</source>
        <translation>扫码，或点一下再输入有几件</translation>
    </message>
    <message>
        <source>Scan piece by piece</source>
        <translation>请逐件扫码</translation>
    </message>
    <message>
        <source>counted at this till</source>
        <translation>本机已盘</translation>
    </message>
    <message>
        <source>Each scan is saved at once. The shop goes on selling.</source>
        <translation>每扫一件立即保存，照常营业。</translation>
    </message>
    <message>
        <source>Undo last scan</source>
        <translation>撤销上一扫</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>看差异</translation>
    </message>
    <message>
        <source>How right is the stock?</source>
        <translation>库存准确率</translation>
    </message>
    <message>
        <source>Each posted stocktake is a point.</source>
        <translation>每次过账的盘点是一个点。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Items that were as the books said</source>
        <translation>账实相符的单品</translation>
    </message>
    <message>
        <source>Lost, at the price on the tag</source>
        <translation>损耗，按吊牌价</translation>
    </message>
    <message>
        <source>Only a manager sees this</source>
        <translation>只有店长可以查看</translation>
    </message>
    <message>
        <source>Look again when the network is back</source>
        <translation>网络恢复后再看</translation>
    </message>
    <message>
        <source>No stocktake has been posted yet</source>
        <translation>还没有过账的盘点</translation>
    </message>
    <message>
        <source>Last time {right} % were right</source>
        <translation>上次准确率 {right} %</translation>
    </message>
    <message>
        <source>{n} stocktakes</source>
        <translation>共 {n} 次盘点</translation>
    </message>
    <message>
        <source>Not an area of this stocktake</source>
        <translation>不是本次盘点的区域</translation>
    </message>
    <message>
        <source>It was not counted. Put it aside and tell the manager</source>
        <translation>没有计入。请放一边，告诉店长</translation>
    </message>
    <message>
        <source>It was not counted. Scan the tag of the piece itself</source>
        <translation>没有计入。请扫这件自己的吊牌</translation>
    </message>
    <message>
        <source>This code is of several sizes</source>
        <translation>这个码对应几个尺码</translation>
    </message>
    <message>
        <source>You may not count</source>
        <translation>你没有盘点权限</translation>
    </message>
    <message>
        <source>Type how many are there and Enter; 0: none</source>
        <translation>输入有几件，回车；没有就输 0</translation>
    </message>
    <message>
        <source>{n} of it</source>
        <translation>本款本码 {n} 件</translation>
    </message>
    <message>
        <source>Taken back: {item}</source>
        <translation>已撤销：{item}</translation>
    </message>
    <message>
        <source>Count {n} areas</source>
        <translation>开始盘 {n} 个区域</translation>
    </message>
    <message>
        <source>Count the whole shop</source>
        <translation>开始盘全店</translation>
    </message>
    <message>
        <source>Scan the labels of the areas, or pieces</source>
        <translation>扫区域标签，或扫商品</translation>
    </message>
    <message>
        <source>A piece: all of its style. Nothing: the whole shop, sales floor and stock room</source>
        <translation>扫商品：盘整款。都不扫：盘全店（卖场与仓库）</translation>
    </message>
    <message>
        <source>Count {n} styles</source>
        <translation>盘 {n} 款</translation>
    </message>
    <message>
        <source>Count {n} sizes and colours</source>
        <translation>盘 {n} 个尺码颜色</translation>
    </message>
    <message>
        <source>{n} sizes and colours</source>
        <translation>{n} 个尺码颜色</translation>
    </message>
    <message>
        <source>Several people may count at once; the shop goes on selling.</source>
        <translation>可以几个人同时盘，照常营业。</translation>
    </message>
    <message>
        <source>No area yet.</source>
        <translation>还没有区域。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The shop goes on selling.</source>
        <translation>盘点时照常营业。</translation>
    </message>
    <message>
        <source>Sales floor</source>
        <translation>卖场</translation>
    </message>
    <message>
        <source>Stock room</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>sales floor {n}</source>
        <translation>卖场 {n}</translation>
    </message>
    <message>
        <source>stock room {n}</source>
        <translation>仓库 {n}</translation>
    </message>
    <message>
        <source>on display {n}</source>
        <translation>陈列 {n}</translation>
    </message>
    <message>
        <source>testers {n}</source>
        <translation>试用 {n}</translation>
    </message>
    <message>
        <source>at the tailor&apos;s {n}</source>
        <translation>改衣处 {n}</translation>
    </message>
    <message>
        <source>kept for customers {n}</source>
        <translation>为顾客保留 {n}</translation>
    </message>
    <message>
        <source>on loan {n}</source>
        <translation>借出 {n}</translation>
    </message>
    <message>
        <source>faulty {n}</source>
        <translation>残次 {n}</translation>
    </message>
    <message>
        <source>held for orders {n}</source>
        <translation>订单占用 {n}</translation>
    </message>
    <message>
        <source>on its way here {n}</source>
        <translation>在途 {n}</translation>
    </message>
    <message>
        <source>online shop {n}</source>
        <translation>线上可售 {n}</translation>
    </message>
    <message>
        <source>not known which</source>
        <translation>批次不明</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 批</translation>
    </message>
    <message>
        <source>Stocktake {when}</source>
        <translation>盘点 {when}</translation>
    </message>
    <message>
        <source>Open a stocktake</source>
        <translation>新建盘点</translation>
    </message>
    <message>
        <source>Only a manager opens a stocktake</source>
        <translation>只有店长可以新建盘点</translation>
    </message>
    <message>
        <source>moved while it was counted</source>
        <translation>盘点时有进出</translation>
    </message>
    <message>
        <source>on its way?</source>
        <translation>可能在途？</translation>
    </message>
    <message>
        <source>two sizes confused?</source>
        <translation>可能混了两个码？</translation>
    </message>
    <message>
        <source>a delivery not received?</source>
        <translation>可能有货没入库？</translation>
    </message>
    <message>
        <source>not explained</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>Asking head office …</source>
        <translation>正在问总部…</translation>
    </message>
    <message>
        <source>{n} differences</source>
        <translation>{n} 项差异</translation>
    </message>
    <message>
        <source>Everything is right</source>
        <translation>账实相符</translation>
    </message>
    <message>
        <source>{n} to be counted again</source>
        <translation>{n} 项建议复盘</translation>
    </message>
    <message>
        <source>{n} items compared</source>
        <translation>已比对 {n} 个单品</translation>
    </message>
    <message>
        <source>{n} late counts</source>
        <translation>{n} 笔迟到的计数</translation>
    </message>
    <message>
        <source>Nothing differs from the books.</source>
        <translation>与账面没有差异。</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>复盘</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>Post {n} differences</source>
        <translation>过账 {n} 项差异</translation>
    </message>
    <message>
        <source>Counted so far</source>
        <translation>已盘</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>未盘</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>冲销单</translation>
    </message>
    <message>
        <source>Posting</source>
        <translation>过账单</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已冲销</translation>
    </message>
    <message>
        <source>no second look up to {n} and {amount}</source>
        <translation>差异在 {n} 且 {amount} 以内免复盘</translation>
    </message>
    <message>
        <source>head office does not show the cost</source>
        <translation>总部未给出成本</translation>
    </message>
    <message>
        <source>at cost {amount}</source>
        <translation>成本 {amount}</translation>
    </message>
    <message>
        <source> ({n} without a cost)</source>
        <translation>（{n} 项无成本）</translation>
    </message>
    <message>
        <source>cost {amount}</source>
        <translation>成本 {amount}</translation>
    </message>
    <message>
        <source>Every scan is saved. Look again when the network is back</source>
        <translation>每一扫都已保存。网络恢复后再看</translation>
    </message>
    <message>
        <source>Head office cannot be reached</source>
        <translation>联系不上总部</translation>
    </message>
    <message>
        <source>Post a stocktake</source>
        <translation>盘点过账</translation>
    </message>
    <message>
        <source>Only a manager posts a stocktake</source>
        <translation>只有店长可以过账</translation>
    </message>
    <message>
        <source>Posted: {number}</source>
        <translation>已过账：{number}</translation>
    </message>
    <message>
        <source>The stock is right from now on; it can be taken back by another document</source>
        <translation>库存从现在起已更正；需要时可用另一张单冲回</translation>
    </message>
    <message>
        <source>Nothing was asked for. Whoever counts here may ask</source>
        <translation>没有发出请求。可以盘点的人才能要求复盘</translation>
    </message>
    <message>
        <source>You may not ask for a recount</source>
        <translation>你不能要求复盘</translation>
    </message>
    <message>
        <source>Scan it again in every area; the first count is replaced</source>
        <translation>请在每个区域重新扫；会替换第一次的计数</translation>
    </message>
    <message>
        <source>To be counted again</source>
        <translation>待复盘</translation>
    </message>
    <message>
        <source>books {expected} · counted {counted}</source>
        <translation>账面 {expected} · 实盘 {counted}</translation>
    </message>
    <message>
        <source>count again</source>
        <translation>建议复盘</translation>
    </message>
    <message>
        <source>Everything was right: nothing was changed.</source>
        <translation>账实相符，没有改动。</translation>
    </message>
    <message>
        <source>Take this posting back</source>
        <translation>冲销这次过账</translation>
    </message>
    <message>
        <source>Take back {number}</source>
        <translation>冲销 {number}</translation>
    </message>
    <message>
        <source>Another document takes it back; what was counted stays counted</source>
        <translation>由另一张单据冲销；盘点数保留</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>This cannot be taken back any more</source>
        <translation>不能再冲销</translation>
    </message>
    <message>
        <source>Only a manager takes a posting back</source>
        <translation>只有店长可以冲销过账</translation>
    </message>
    <message>
        <source>Taken back by {number}</source>
        <translation>已由 {number} 冲销</translation>
    </message>
    <message>
        <source>The stock is as it was before; post again when it is right</source>
        <translation>库存已恢复原状；核对后可再过账</translation>
    </message>
    <message>
        <source>Due to be counted</source>
        <translation>该盘了</translation>
    </message>
    <message>
        <source>Negative, selling fast, not counted for long</source>
        <translation>负库存、畅销、久未盘点</translation>
    </message>
    <message>
        <source>negative in the books</source>
        <translation>账面为负</translation>
    </message>
    <message>
        <source>sells fast</source>
        <translation>畅销</translation>
    </message>
    <message>
        <source>not counted for long</source>
        <translation>久未盘点</translation>
    </message>
    <message>
        <source>{store} holds it while the customer pays</source>
        <translation>付款期间由 {store} 留货</translation>
    </message>
    <message>
        <source>Ordered from {store}</source>
        <translation>向 {store} 订货</translation>
    </message>
    <message>
        <source>Hold it there</source>
        <translation>留货</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Asking {store} …</source>
        <translation>正在向 {store} 留货…</translation>
    </message>
    <message>
        <source>The customer&apos;s phone number</source>
        <translation>顾客手机号</translation>
    </message>
    <message>
        <source>The customer&apos;s name</source>
        <translation>顾客姓名</translation>
    </message>
    <message>
        <source>Where is it sent? Type or scan the address</source>
        <translation>寄到哪里？输入或扫描地址</translation>
    </message>
    <message>
        <source>Collected at {store}</source>
        <translation>到 {store} 自提</translation>
    </message>
    <message>
        <source>{number}, sent by {store}</source>
        <translation>{number}，{store} 直发</translation>
    </message>
    <message>
        <source>{number}, collected at {store}</source>
        <translation>{number}，到 {store} 自提</translation>
    </message>
    <message>
        <source>Somebody else took it. Scan it again for the next store that has it</source>
        <translation>刚被别人拿走了。再扫一次，看下一家有货的店</translation>
    </message>
    <message>
        <source>{store} has none left</source>
        <translation>{store} 已经没有了</translation>
    </message>
    <message>
        <source>Only head office can hold it. Nothing was ordered; try again with the network</source>
        <translation>只有总部能留货。没有下单；有网络时再试</translation>
    </message>
    <message>
        <source>Nothing was ordered. Look at the phone number, the name and the address</source>
        <translation>没有下单。请检查手机号、姓名和地址</translation>
    </message>
    <message>
        <source>Head office does not take this order</source>
        <translation>总部没有接受这个订单</translation>
    </message>
    <message>
        <source>{colour} {size}: {n}</source>
        <translation>{colour} {size}：{n}</translation>
    </message>
</context>
<context>
    <name>Takings</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>For whom and what</source>
        <translation>谁、为什么（姓名、商品、单位）</translation>
    </message>
    <message>
        <source>Number of the receipt</source>
        <translation>收据号</translation>
    </message>
    <message>
        <source>Member: phone number or code</source>
        <translation>会员：手机号或会员码</translation>
    </message>
    <message>
        <source>{amount} left</source>
        <translation>剩 {amount}</translation>
    </message>
    <message>
        <source>{pay} gives {gift}</source>
        <translation>充 {pay} 送 {gift}</translation>
    </message>
    <message>
        <source>{gift} on top</source>
        <translation>送 {gift}</translation>
    </message>
    <message>
        <source>Give back {amount}</source>
        <translation>退 {amount}</translation>
    </message>
    <message>
        <source>Take {amount}</source>
        <translation>收 {amount}</translation>
    </message>
    <message>
        <source>Done: {number}</source>
        <translation>完成：{number}</translation>
    </message>
    <message>
        <source>Give {amount} in cash</source>
        <translation>给顾客现金 {amount}</translation>
    </message>
    <message>
        <source>Give an earnest of {amount} back</source>
        <translation>退定金 {amount}</translation>
    </message>
    <message>
        <source>Nobody has this number.</source>
        <translation>没有这个会员。</translation>
    </message>
    <message>
        <source>Sign them up on F5.</source>
        <translation>请先在 F5 注册会员。</translation>
    </message>
    <message>
        <source>There is no such deposit.</source>
        <translation>没有这张定金单。</translation>
    </message>
    <message>
        <source>Head office cannot be asked now.</source>
        <translation>现在联系不上总部。</translation>
    </message>
    <message>
        <source>Recharge</source>
        <translation>储值充值</translation>
    </message>
    <message>
        <source>Earnest (kept)</source>
        <translation>收定金（不退）</translation>
    </message>
    <message>
        <source>Advance (returned)</source>
        <translation>收订金（可退）</translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation>收还款</translation>
    </message>
    <message>
        <source>Give a deposit back</source>
        <translation>退定金/订金</translation>
    </message>
    <message>
        <source>Whose account?</source>
        <translation>给谁充值？</translation>
    </message>
    <message>
        <source>Phone number or member code, then the amount</source>
        <translation>先输手机号或会员码，再输金额</translation>
    </message>
    <message>
        <source>Earnest money</source>
        <translation>收定金</translation>
    </message>
    <message>
        <source>It is kept if the customer steps back: say so</source>
        <translation>顾客反悔不退，请说明白</translation>
    </message>
    <message>
        <source>Advance payment</source>
        <translation>收订金</translation>
    </message>
    <message>
        <source>It is given back if the customer steps back</source>
        <translation>顾客取消可以退</translation>
    </message>
    <message>
        <source>Of what was taken on account; say whose</source>
        <translation>还挂账的钱；写明是谁的</translation>
    </message>
    <message>
        <source>Which deposit?</source>
        <translation>退哪一张？</translation>
    </message>
    <message>
        <source>Scan or type the number on its receipt, D…</source>
        <translation>扫描或输入收据上的 D 号</translation>
    </message>
    <message>
        <source>The amount has changed.</source>
        <translation>金额变了。</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>你没有这个权限。</translation>
    </message>
    <message>
        <source>Nothing of it is left.</source>
        <translation>已经用完或退完。</translation>
    </message>
    <message>
        <source>Nothing was booked.</source>
        <translation>没有入账。</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>Large: packed. Touch one and type how many</source>
        <translation>大字：已装箱。点一格，输入装几件</translation>
    </message>
    <message>
        <source>To {store}</source>
        <translation>发往 {store}</translation>
    </message>
    <message>
        <source>Scan what goes into the box. Many of one: scan it, type how many, Enter.</source>
        <translation>扫要装箱的货。同款多件：扫一件，输入数量，Enter。</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>少一件</translation>
    </message>
    <message>
        <source>Cannot send it</source>
        <translation>发不了</translation>
    </message>
    <message>
        <source>Ask for these {n}</source>
        <translation>要这 {n} 件</translation>
    </message>
    <message>
        <source>Send {n} pcs</source>
        <translation>发出 {n} 件</translation>
    </message>
    <message>
        <source>{n} pcs</source>
        <translation>{n} 件</translation>
    </message>
    <message>
        <source>It leaves the stock once sent. A box&apos;s label (SSCC) begins a box.</source>
        <translation>发出后才减库存。扫箱标开始一箱。</translation>
    </message>
    <message>
        <source>New box with a label</source>
        <translation>新箱并打印箱签</translation>
    </message>
    <message>
        <source>{n} here</source>
        <translation>店存 {n}</translation>
    </message>
    <message>
        <source>of {n}</source>
        <translation>要 {n}</translation>
    </message>
    <message>
        <source>Nobody asked for it; it goes along all the same</source>
        <translation>对方没有要，仍随箱发出</translation>
    </message>
    <message>
        <source>{n} in the box</source>
        <translation>箱内 {n} 件</translation>
    </message>
    <message>
        <source>Box {box} is open</source>
        <translation>正在装箱 {box}</translation>
    </message>
    <message>
        <source>Its label is being printed: stick it on. What is scanned now goes into it</source>
        <translation>箱签正在打印，请贴在箱上；接下来扫的都装进这一箱</translation>
    </message>
    <message>
        <source>No label was printed: write the number on it. What is scanned now goes into it</source>
        <translation>箱签没有打印：请把箱号写在箱上；接下来扫的都装进这一箱</translation>
    </message>
    <message>
        <source>What is scanned now goes into it. Its label again closes it</source>
        <translation>接下来扫的都装进这箱。再扫箱标即封箱</translation>
    </message>
    <message>
        <source>Scan piece by piece</source>
        <translation>逐件扫码</translation>
    </message>
    <message>
        <source>It was not packed</source>
        <translation>未装箱</translation>
    </message>
    <message>
        <source>It was not packed. Scan the tag of the piece itself</source>
        <translation>未装箱。请扫该件吊牌</translation>
    </message>
    <message>
        <source>You may not send goods</source>
        <translation>您没有发货的权限</translation>
    </message>
    <message>
        <source>Sent: {number}, {n} pcs</source>
        <translation>已发出：{number}，{n} 件</translation>
    </message>
    <message>
        <source>Put the slip into the box. On its way until received</source>
        <translation>请把调拨单放进箱内。对方收货前为在途</translation>
    </message>
    <message>
        <source>Asked for {n} pcs</source>
        <translation>已要货 {n} 件</translation>
    </message>
    <message>
        <source>{number}. The other store sees it at once</source>
        <translation>{number}。对方门店马上看到</translation>
    </message>
    <message>
        <source>Told them: it cannot be sent</source>
        <translation>已答复：发不了</translation>
    </message>
    <message>
        <source>They are here: put the stock right</source>
        <translation>货还在店：更正库存</translation>
    </message>
    <message>
        <source>Lost on the way</source>
        <translation>途中丢失</translation>
    </message>
    <message>
        <source>Asked of {store}</source>
        <translation>向 {store} 要货</translation>
    </message>
    <message>
        <source>It did not come as it was sent</source>
        <translation>收发不符</translation>
    </message>
    <message>
        <source>Look here first: what became of it?</source>
        <translation>先在店里找一找：货去哪了？</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>The other store receives it</source>
        <translation>由对方门店收货</translation>
    </message>
    <message>
        <source>Waiting for the other store</source>
        <translation>等对方门店答复</translation>
    </message>
    <message>
        <source>sent {sent} · came {came}</source>
        <translation>发 {sent} · 到 {came}</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>要货</translation>
    </message>
    <message>
        <source>You may not settle differences</source>
        <translation>您没有处理差异的权限</translation>
    </message>
    <message>
        <source>Settled: {number}</source>
        <translation>已处理：{number}</translation>
    </message>
    <message>
        <source>Lost on the way: it stays out of the stock</source>
        <translation>途中丢失：不再计入库存</translation>
    </message>
    <message>
        <source>The stock here was put right</source>
        <translation>本店库存已更正</translation>
    </message>
    <message>
        <source>Overstock, end of season</source>
        <translation>多余库存、换季</translation>
    </message>
    <message>
        <source>Faulty, recalled, sale or return</source>
        <translation>残次、召回、代销退回</translation>
    </message>
    <message>
        <source>Send or ask for goods</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Choose where with ↑ ↓, then Enter</source>
        <translation>用 ↑ ↓ 选去向，按 Enter</translation>
    </message>
    <message>
        <source>The other stores are not known yet: head office cannot be reached</source>
        <translation>还不知道其他门店：连不上总部</translation>
    </message>
    <message>
        <source>Send to it, or ask it for goods</source>
        <translation>发货给它，或向它要货</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>调拨单</translation>
    </message>
    <message>
        <source>Nothing is asked for, and nothing is on its way.</source>
        <translation>没有要货，也没有在途。</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>发往哪里？</translation>
    </message>
    <message>
        <source>or open what waits at the left; scan its paper</source>
        <translation>或打开左边的单；可扫单上条码</translation>
    </message>
    <message>
        <source>Goods that come in are received: go back, then scan it again</source>
        <translation>到货请走收货：返回后再扫一次</translation>
    </message>
    <message>
        <source>Not waiting here: {code}</source>
        <translation>这里没有此单：{code}</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>总仓</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Another store</source>
        <translation>其他门店</translation>
    </message>
    <message>
        <source>{store} asks for goods</source>
        <translation>{store} 要货</translation>
    </message>
    <message>
        <source>to send</source>
        <translation>待发</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等答复</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>有差异</translation>
    </message>
</context>
</TS>
