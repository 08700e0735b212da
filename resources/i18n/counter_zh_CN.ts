<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Approval</name>
    <message>
        <source>Approve</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Finish this first (PIN), or go back with Esc.</source>
        <translation>请先输入密码完成这一步，或按 Esc 返回。</translation>
    </message>
    <message>
        <source>A manager decides</source>
        <translation>请店长确认</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Six-digit PIN</source>
        <translation>六位密码</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>No manager of this store is known here yet.</source>
        <translation>本机还没有收到本店店长的名单。</translation>
    </message>
    <message>
        <source>This badge is not a manager&apos;s.</source>
        <translation>这不是店长的工牌。</translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Who advised the customer?</source>
        <translation>这单是谁接待的？</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Whole sale</source>
        <translation>整单</translation>
    </message>
    <message>
        <source>This line</source>
        <translation>这一行</translation>
    </message>
    <message>
        <source>Scan a badge, or touch a name (Ins). Several share equally.</source>
        <translation>扫工牌，或点选姓名（Ins）。选多人则平分。</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>导购</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>credited</source>
        <translation>计业绩</translation>
    </message>
    <message>
        <source>Nobody of this store is known here yet.</source>
        <translation>本机还没有收到本店员工名单。</translation>
    </message>
    <message>
        <source>This badge is nobody&apos;s here</source>
        <translation>这张工牌不是本店的</translation>
    </message>
    <message>
        <source>{name} is credited</source>
        <translation>业绩记给 {name}</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>关闭相机</translation>
    </message>
    <message>
        <source>No camera is set up. Choose one in Settings.</source>
        <translation>还没有设置相机，请到“设置”里选择。</translation>
    </message>
    <message>
        <source>The camera is being switched on …</source>
        <translation>正在打开相机 …</translation>
    </message>
    <message>
        <source>The camera is not there. Plug it in; it goes on by itself.</source>
        <translation>没有找到相机。请插好，会自动继续。</translation>
    </message>
    <message>
        <source>Another program uses the camera. Close it; this goes on by itself.</source>
        <translation>相机正被别的程序占用。关掉它，会自动继续。</translation>
    </message>
    <message>
        <source>This computer does not let Guitai use the camera. Ask your manager.</source>
        <translation>本机不允许柜台使用相机，请找店长。</translation>
    </message>
    <message>
        <source>The camera cannot be opened. Unplug it and plug it in again.</source>
        <translation>相机打不开，请拔下再插上。</translation>
    </message>
    <message>
        <source>The camera sends no picture. Unplug it and plug it in again.</source>
        <translation>相机没有画面，请拔下再插上。</translation>
    </message>
    <message>
        <source>The file is neither a picture nor a film.</source>
        <translation>这个文件不是图片，也不是视频。</translation>
    </message>
    <message>
        <source>Hold a code in front of the camera</source>
        <translation>把条码对着相机</translation>
    </message>
    <message>
        <source>The picture is black. Take the cover off, or make light.</source>
        <translation>画面全黑：取下镜头盖，或开灯。</translation>
    </message>
    <message>
        <source>Too dark: more light, please</source>
        <translation>太暗了，请加点光</translation>
    </message>
    <message>
        <source>A lamp is reflected: tilt the code a little</source>
        <translation>有反光，请把条码稍微倾斜</translation>
    </message>
    <message>
        <source>Out of focus: a little farther away, and hold still</source>
        <translation>没对上焦：离远一点，拿稳</translation>
    </message>
    <message>
        <source>The picture stands on its head. Turn it round in Settings.</source>
        <translation>画面是倒的，可在“设置”里转过来。</translation>
    </message>
</context>
<context>
    <name>Customer</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎光临</translation>
    </message>
    <message>
        <source>Scan to become a member</source>
        <translation>扫码成为会员</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Goes well with it</source>
        <translation>搭配推荐</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>You get back</source>
        <translation>应退</translation>
    </message>
    <message>
        <source>Please show your payment code</source>
        <translation>请出示付款码</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>谢谢惠顾</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>   saved {amount}</source>
        <translation>   已省 {amount}</translation>
    </message>
    <message>
        <source>You save</source>
        <translation>已省</translation>
    </message>
</context>
<context>
    <name>Discount</name>
    <message>
        <source>Give the discount</source>
        <translation>确认折扣</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>This line</source>
        <translation>这一行</translation>
    </message>
    <message>
        <source>Whole sale</source>
        <translation>整单</translation>
    </message>
    <message>
        <source>Percent (zhe)</source>
        <translation>打折（几折）</translation>
    </message>
    <message>
        <source>Amount off</source>
        <translation>减金额</translation>
    </message>
    <message>
        <source>Take the discount off</source>
        <translation>取消折扣</translation>
    </message>
    <message>
        <source>Regular customer</source>
        <translation>老顾客</translation>
    </message>
    <message>
        <source>Small flaw</source>
        <translation>小瑕疵</translation>
    </message>
    <message>
        <source>Last piece</source>
        <translation>最后一件</translation>
    </message>
    <message>
        <source>Price seen elsewhere</source>
        <translation>别处价低</translation>
    </message>
    <message>
        <source>To pay: 8, 8.5 or 85 (= 80, 85, 85 %)</source>
        <translation>输入 8、8.5 或 85（即 8 折、85 折、85 折）</translation>
    </message>
    <message>
        <source>Amount to take off</source>
        <translation>减多少</translation>
    </message>
    <message>
        <source>The sale becomes {off} cheaper</source>
        <translation>整单便宜 {off}</translation>
    </message>
    <message>
        <source>Discount given</source>
        <translation>已打折</translation>
    </message>
    <message>
        <source>Discount {discount}: {before} → {after} ({reason})</source>
        <translation>折扣 {discount}：{before} → {after}（{reason}）</translation>
    </message>
    <message>
        <source>Your role gives no discounts</source>
        <translation>您的岗位不能打折</translation>
    </message>
    <message>
        <source>That is more than there is to take off.</source>
        <translation>减得比应收还多。</translation>
    </message>
    <message>
        <source>The discount was taken off</source>
        <translation>折扣已取消</translation>
    </message>
</context>
<context>
    <name>Found</name>
    <message>
        <source>Add to the sale</source>
        <translation>加入本单</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Large: pieces here. Small: other stores. Arrows and Enter choose.</source>
        <translation>大字：本店库存。小字：其他门店。方向键选择，回车加入。</translation>
    </message>
    <message>
        <source>{colour} {size}: {n} here</source>
        <translation>{colour} {size}：本店 {n}</translation>
    </message>
    <message>
        <source>Goods found</source>
        <translation>找到的商品</translation>
    </message>
    <message>
        <source>Nothing of that name. Try a part of it, pinyin initials, or the style number.</source>
        <translation>没有叫这个的。试试名称的一部分、拼音首字母或货号。</translation>
    </message>
    <message>
        <source>Not found in what is here. The catalogue is still coming in: there may be more.</source>
        <translation>已到的资料里没有。商品资料仍在下载，可能还有。</translation>
    </message>
    <message>
        <source>Catalogue incomplete</source>
        <translation>商品资料未齐</translation>
    </message>
    <message>
        <source>stock unknown</source>
        <translation>库存未知</translation>
    </message>
    <message>
        <source>{n} here</source>
        <translation>本店 {n}</translation>
    </message>
    <message>
        <source>off sale</source>
        <translation>已下架</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Asking head office …</source>
        <translation>正在联系总部……</translation>
    </message>
    <message>
        <source>Set this till up</source>
        <translation>开通本机</translation>
    </message>
    <message>
        <source>Code from head office</source>
        <translation>总部给的开通码</translation>
    </message>
    <message>
        <source>Begins with E-</source>
        <translation>以 E- 开头</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>换一个地址</translation>
    </message>
    <message>
        <source>Address of head office</source>
        <translation>总部服务器地址</translation>
    </message>
    <message>
        <source>This is not an address. It looks like https://pos.example.com; ask head office.</source>
        <translation>这不是地址。地址形如 https://pos.example.com；请向总部询问。</translation>
    </message>
    <message>
        <source>Scan the QR code or type the code. It works once; the till&apos;s key never leaves it.</source>
        <translation>扫描二维码或输入开通码。只能用一次，本机密钥不会外传。</translation>
    </message>
    <message>
        <source>This till is set up.</source>
        <translation>本机已开通。</translation>
    </message>
    <message>
        <source>This is not such a code. It looks like E-7K2M9PQ4RS.</source>
        <translation>这不是开通码。开通码形如 E-7K2M9PQ4RS。</translation>
    </message>
    <message>
        <source>Head office does not know this code. Check every letter.</source>
        <translation>总部没有这个码，请逐字核对。</translation>
    </message>
    <message>
        <source>This code was used already. Ask head office for a new one.</source>
        <translation>这个码已用过，请向总部要新的。</translation>
    </message>
    <message>
        <source>This code has expired. Ask head office for a new one.</source>
        <translation>这个码已过期，请向总部要新的。</translation>
    </message>
    <message>
        <source>Head office said no. Call them; nothing was changed here.</source>
        <translation>总部没有同意。请致电总部，本机没有任何改动。</translation>
    </message>
    <message>
        <source>Head office cannot be reached. Check the network, then try the same code again.</source>
        <translation>联系不上总部。检查网络后，用同一个码再试。</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Open the shift first, then scan.</source>
        <translation>请先开班，再扫码。</translation>
    </message>
    <message>
        <source>This till has no drawer</source>
        <translation>本收银台无钱箱</translation>
    </message>
    <message>
        <source>Cash in the drawer</source>
        <translation>钱箱现金</translation>
    </message>
    <message>
        <source>Count it and type the amount</source>
        <translation>请点清后输入金额</translation>
    </message>
    <message>
        <source>Your role opens no shift. A manager has to sign in first.</source>
        <translation>您的角色不能开班，请店长先登录。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign in first, then scan.</source>
        <translation>请先登录，再扫码。</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>谁在收银？</translation>
    </message>
    <message>
        <source>Touch your name or scan your badge, then type your PIN.</source>
        <translation>点选姓名或扫工牌，再输入密码。</translation>
    </message>
    <message>
        <source>The staff list is still on its way from head office. It needs the network once.</source>
        <translation>员工名单还没从总部传到，第一次需要联网。</translation>
    </message>
    <message>
        <source>This badge is nobody&apos;s here.</source>
        <translation>这张工牌不是本店的。</translation>
    </message>
    <message>
        <source>The PIN is right, but your role works no till.</source>
        <translation>密码正确，但您的岗位不能收银。</translation>
    </message>
    <message>
        <source>Opening the till …</source>
        <translation>正在打开收银台……</translation>
    </message>
    <message>
        <source>A sale that was being rung up is kept.</source>
        <translation>没录完的一单还在。</translation>
    </message>
    <message>
        <source>Good day, {name}</source>
        <translation>{name}，您好</translation>
    </message>
    <message>
        <source>Guitai</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>A new till</source>
        <translation>新收银台</translation>
    </message>
    <message>
        <source>Head office gives out a code for it.</source>
        <translation>开通码由总部发放。</translation>
    </message>
</context>
<context>
    <name>Held</name>
    <message>
        <source>There is nothing to hold</source>
        <translation>没有可挂的</translation>
    </message>
    <message>
        <source>F8 recalls</source>
        <translation>F8 取单</translation>
    </message>
    <message>
        <source>The sale is on hold</source>
        <translation>已挂单</translation>
    </message>
    <message>
        <source>F8 takes it up again</source>
        <translation>F8 可取回</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>Sales on hold</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>No sale on hold here has that slip</source>
        <translation>这里没有这张挂单</translation>
    </message>
    <message>
        <source>Nothing is on hold. F7 holds the present sale.</source>
        <translation>没有挂单。F7 挂起当前这单。</translation>
    </message>
    <message>
        <source>That sale was taken up already</source>
        <translation>这单已经被取走了</translation>
    </message>
    <message>
        <source>The sale is taken up again</source>
        <translation>已取单</translation>
    </message>
</context>
<context>
    <name>Member</name>
    <message>
        <source>Asking for the member …</source>
        <translation>正在查会员……</translation>
    </message>
    <message>
        <source>Sign up</source>
        <translation>注册会员</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>继续收银</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Phone number, card or member code</source>
        <translation>手机号、卡号或会员码</translation>
    </message>
    <message>
        <source>Without a member</source>
        <translation>不记会员</translation>
    </message>
    <message>
        <source>Take it out again</source>
        <translation>取消使用</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use the best</source>
        <translation>用最优组合</translation>
    </message>
    <message>
        <source>Best coupons</source>
        <translation>最优组合</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最优</translation>
    </message>
    <message>
        <source>Not for this sale</source>
        <translation>本单不适用</translation>
    </message>
    <message>
        <source>Send a code</source>
        <translation>发送验证码</translation>
    </message>
    <message>
        <source>Coupons that may be used</source>
        <translation>可用优惠券</translation>
    </message>
    <message>
        <source>Password, or code</source>
        <translation>支付密码或动态码</translation>
    </message>
    <message>
        <source>Coupons for this sale: {n}</source>
        <translation>有 {n} 张优惠券可用</translation>
    </message>
    <message>
        <source>A touch on the member shows them.</source>
        <translation>点会员卡片查看。</translation>
    </message>
    <message>
        <source>No member of that number</source>
        <translation>没有这个号码的会员</translation>
    </message>
    <message>
        <source>Check the number with the customer.</source>
        <translation>请与顾客核对号码。</translation>
    </message>
    <message>
        <source>Offline: not known at this till</source>
        <translation>离线：本机没有这位会员的记录</translation>
    </message>
    <message>
        <source>Head office cannot be asked now. Sell without a member, nothing is lost.</source>
        <translation>现在问不到总部。可以不记会员先卖，什么都不会丢。</translation>
    </message>
    <message>
        <source>Enter signs them up with this number.</source>
        <translation>按回车用这个号码注册会员。</translation>
    </message>
    <message>
        <source>Take {n} points back</source>
        <translation>取消使用 {n} 积分</translation>
    </message>
    <message>
        <source>Use {n} points: −{amount}</source>
        <translation>用 {n} 积分抵 {amount} 元</translation>
    </message>
    <message>
        <source>Offline: points and stored value may be older</source>
        <translation>离线：积分和储值可能不是最新</translation>
    </message>
    <message>
        <source>Member found</source>
        <translation>找到会员</translation>
    </message>
    <message>
        <source>No coupon makes this sale cheaper</source>
        <translation>没有券能让这单更便宜</translation>
    </message>
    <message>
        <source>From the voucher: {name}</source>
        <translation>兑换券：{name}</translation>
    </message>
    <message>
        <source>The voucher&apos;s right is taken out again</source>
        <translation>已取消使用该项权益</translation>
    </message>
    <message>
        <source>Show it again for another of its rights</source>
        <translation>再扫一次可选其他权益</translation>
    </message>
    <message>
        <source>Offline, as head office last told</source>
        <translation>离线，以总部最近告知的为准</translation>
    </message>
    <message>
        <source>Coupon taken: {name}</source>
        <translation>已用券：{name}</translation>
    </message>
    <message>
        <source>Offline, by its signature</source>
        <translation>离线，凭签名核验</translation>
    </message>
    <message>
        <source>None of its rights was used.</source>
        <translation>没有使用任何权益。</translation>
    </message>
    <message>
        <source>This voucher gives nothing now</source>
        <translation>此券现在不能使用</translation>
    </message>
    <message>
        <source>Offline only vouchers of a member known here can be checked. Sell on without it.</source>
        <translation>离线时只能核对本机认识的会员的体验券。先不用券，照常收银。</translation>
    </message>
    <message>
        <source>This voucher cannot be checked now</source>
        <translation>现在无法核验此券</translation>
    </message>
    <message>
        <source>It was not used. Sell on without it.</source>
        <translation>券没有使用，可不用券继续收银。</translation>
    </message>
    <message>
        <source>This coupon gives nothing</source>
        <translation>这张券不能用</translation>
    </message>
    <message>
        <source>Offline only a coupon&apos;s QR, or one of a member known here, can be checked.</source>
        <translation>离线时只能核验券的二维码，或本店已知会员的券。</translation>
    </message>
    <message>
        <source>This coupon cannot be checked now</source>
        <translation>现在无法核验这张券</translation>
    </message>
    <message>
        <source>This till has taken as many offline as it may. Sell on without it.</source>
        <translation>本机离线用券已达上限，可不用券继续收银。</translation>
    </message>
    <message>
        <source>No more coupons offline</source>
        <translation>离线用券已达上限</translation>
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
</context>
<context>
    <name>More</name>
    <message>
        <source>Add to the sale</source>
        <translation>加入本单</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Take the line out</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Note on the line</source>
        <translation>行备注</translation>
    </message>
    <message>
        <source>Recharge, deposit</source>
        <translation>充值、定金</translation>
    </message>
    <message>
        <source>How it is handed over</source>
        <translation>交货方式</translation>
    </message>
    <message>
        <source>Empty the cart</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>Another price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>From paper</source>
        <translation>手工单补录</translation>
    </message>
    <message>
        <source>Weigh the last item</source>
        <translation>称最后一件</translation>
    </message>
    <message>
        <source>Without a barcode</source>
        <translation>没有条码的</translation>
    </message>
    <message>
        <source>Head office has set up no quick keys.</source>
        <translation>总部还没有设置快捷商品。</translation>
    </message>
    <message>
        <source>{kg} kg on the scale</source>
        <translation>秤上 {kg} 千克</translation>
    </message>
    <message>
        <source>Nothing is on the scale</source>
        <translation>秤上没有东西</translation>
    </message>
    <message>
        <source>The scale is not still yet: weigh again</source>
        <translation>电子秤还没有稳定，请再称一次</translation>
    </message>
    <message>
        <source>Too heavy for the scale</source>
        <translation>超出电子秤量程</translation>
    </message>
    <message>
        <source>The scale is below zero: set it to zero</source>
        <translation>低于零点，请把电子秤清零</translation>
    </message>
    <message>
        <source>The scale cannot be read: type the weight and * before the code</source>
        <translation>读不到电子秤，请输入重量和 * 再扫码</translation>
    </message>
    <message>
        <source>The cart is empty now</source>
        <translation>已清空</translation>
    </message>
    <message>
        <source>Ctrl+Z brings it all back</source>
        <translation>Ctrl+Z 全部恢复</translation>
    </message>
    <message>
        <source>type the price</source>
        <translation>输入价格</translation>
    </message>
    <message>
        <source>Why? It is written down.</source>
        <translation>原因（会留下记录）</translation>
    </message>
    <message>
        <source>Change for a customer</source>
        <translation>给顾客换零</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>点钱</translation>
    </message>
    <message>
        <source>Coins brought</source>
        <translation>领零钱</translation>
    </message>
    <message>
        <source>Did not open before</source>
        <translation>刚才没弹开</translation>
    </message>
    <message>
        <source>Open the drawer: {reason}</source>
        <translation>开钱箱：{reason}</translation>
    </message>
    <message>
        <source>Your role does not open the drawer</source>
        <translation>您的岗位不能开钱箱</translation>
    </message>
    <message>
        <source>The drawer did not open</source>
        <translation>钱箱没有弹开</translation>
    </message>
    <message>
        <source>It is written down. Use the key.</source>
        <translation>已记录。请用钥匙打开。</translation>
    </message>
    <message>
        <source>The drawer was opened</source>
        <translation>钱箱已打开</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Printed on the receipt</source>
        <translation>会印在小票上</translation>
    </message>
    <message>
        <source>Gift wrapping</source>
        <translation>礼品包装</translation>
    </message>
    <message>
        <source>To be altered</source>
        <translation>需要修改</translation>
    </message>
    <message>
        <source>Small flaw, customer knows</source>
        <translation>小瑕疵，顾客已知</translation>
    </message>
    <message>
        <source>Collected later</source>
        <translation>下次来取</translation>
    </message>
    <message>
        <source>{price} until now</source>
        <translation>原价 {price}</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>{name} for {price}</source>
        <translation>{name}，价格 {price}</translation>
    </message>
    <message>
        <source>Your role types no prices</source>
        <translation>您的岗位不能输入价格</translation>
    </message>
    <message>
        <source>The price was changed</source>
        <translation>价格已改</translation>
    </message>
    <message>
        <source>Price of one</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>How the goods reach the customer</source>
        <translation>这件怎么交给顾客</translation>
    </message>
    <message>
        <source>Another store holds it for the customer</source>
        <translation>这件由另一家店为顾客留货</translation>
    </message>
    <message>
        <source>It stays as it was ordered. Take it out to order it anew</source>
        <translation>保持下单时的方式。要改请先取出这一行，再重新下单</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>Let it be</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>继续收银</translation>
    </message>
    <message>
        <source>What may be chosen now</source>
        <translation>现在可选的优惠</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Nothing more may be chosen for this sale.</source>
        <translation>这单没有更多可选的优惠了。</translation>
    </message>
    <message>
        <source>Gift: {name}</source>
        <translation>赠品：{name}</translation>
    </message>
    <message>
        <source>Of the member&apos;s coupons and vouchers, what leaves the least to pay</source>
        <translation>会员的优惠券和体验券中最省的一组</translation>
    </message>
    <message>
        <source>{n} coupons</source>
        <translation>{n} 张券</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>赠品</translation>
    </message>
    <message>
        <source>A little more</source>
        <translation>加价购</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>This was not saved.</source>
        <translation>这一步没有保存。</translation>
    </message>
    <message>
        <source>Everything before it is safe. Try again; if it stays, restart the till.</source>
        <translation>之前的都在。再试一次，还不行就重启收银台。</translation>
    </message>
    <message>
        <source>The disk is full; this was not saved.</source>
        <translation>磁盘已满，这一步没有保存。</translation>
    </message>
    <message>
        <source>All finished sales are safe. Free some space, then try again.</source>
        <translation>已完成的销售都在。清出一些空间后再试。</translation>
    </message>
    <message>
        <source>The data folder cannot be written; this was not saved.</source>
        <translation>数据文件夹不能写入，这一步没有保存。</translation>
    </message>
    <message>
        <source>All finished sales are safe. Ask your administrator for write access.</source>
        <translation>已完成的销售都在。请管理员开放写入权限。</translation>
    </message>
    <message>
        <source>The data was written by a newer version.</source>
        <translation>数据是由更新的版本写的。</translation>
    </message>
    <message>
        <source>It was not touched. Start the newer version of Guitai.</source>
        <translation>数据没有动过。请启动新版本的柜台程序。</translation>
    </message>
    <message>
        <source>A data file is damaged.</source>
        <translation>有一个数据文件损坏。</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Call head office before selling on.</source>
        <translation>没有覆盖任何数据。继续收银前请致电总部。</translation>
    </message>
    <message>
        <source>The key to this till&apos;s data is missing.</source>
        <translation>打开本机数据的密钥不见了。</translation>
    </message>
    <message>
        <source>Nothing was changed. Put the folder “keys” back from a backup, or call head office.</source>
        <translation>什么都没有改动。请从备份放回“keys”文件夹，或联系总部。</translation>
    </message>
    <message>
        <source>This till is already open in another window.</source>
        <translation>这台收银台已在另一个窗口打开。</translation>
    </message>
    <message>
        <source>Go on there, or close it first.</source>
        <translation>请到那个窗口继续，或先把它关掉。</translation>
    </message>
    <message>
        <source>A part of the program is too old to keep sales safely.</source>
        <translation>程序有一部分版本太旧，不能安全保存销售。</translation>
    </message>
    <message>
        <source>Nothing was changed. Install Guitai again.</source>
        <translation>没有任何改动。请重新安装柜台程序。</translation>
    </message>
    <message>
        <source>Head office cannot be reached.</source>
        <translation>联系不上总部。</translation>
    </message>
    <message>
        <source>Selling goes on as usual; it is sent by itself later.</source>
        <translation>照常收银，稍后自动上传。</translation>
    </message>
    <message>
        <source>Head office said no.</source>
        <translation>总部没有同意。</translation>
    </message>
    <message>
        <source>Nothing was lost. Tell your manager.</source>
        <translation>什么都没丢。请告诉店长。</translation>
    </message>
    <message>
        <source>Head office does not know this till any more.</source>
        <translation>总部不再认识这台收银台。</translation>
    </message>
    <message>
        <source>Selling goes on and everything is kept. Tell your manager.</source>
        <translation>照常收银，全部保留。请告诉店长。</translation>
    </message>
    <message>
        <source>A device did not answer.</source>
        <translation>设备没有回应。</translation>
    </message>
    <message>
        <source>The sale is saved. Check cable and power.</source>
        <translation>销售已保存。请检查连线和电源。</translation>
    </message>
    <message>
        <source>That does not work.</source>
        <translation>这样不行。</translation>
    </message>
    <message>
        <source>Nothing was changed. Check what was entered.</source>
        <translation>没有任何改动。请检查输入的内容。</translation>
    </message>
    <message>
        <source>Something went wrong in the program.</source>
        <translation>程序出了点问题。</translation>
    </message>
    <message>
        <source>All finished sales are safe. Try again; if it stays, restart the till.</source>
        <translation>已完成的销售都在。再试一次，还不行就重启收银台。</translation>
    </message>
    <message>
        <source>Wrong PIN.</source>
        <translation>密码不对。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请再试一次。</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>密码错误次数太多。</translation>
    </message>
    <message>
        <source>Try again after {time}, or ask another colleague.</source>
        <translation>{time} 以后再试，或请同事登录。</translation>
    </message>
    <message>
        <source>Nobody of that name works here.</source>
        <translation>本店没有叫这个名字的员工。</translation>
    </message>
    <message>
        <source>Check the name, or ask your manager.</source>
        <translation>核对姓名，或问店长。</translation>
    </message>
    <message>
        <source>The PIN is right, but this needs a manager.</source>
        <translation>密码正确，但这一步需要店长。</translation>
    </message>
    <message>
        <source>Choose a manager&apos;s name.</source>
        <translation>请选店长的姓名。</translation>
    </message>
</context>
<context>
    <name>Pay</name>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Take one back first</source>
        <translation>请先退掉一笔</translation>
    </message>
    <message>
        <source>Take a part</source>
        <translation>先收一部分</translation>
    </message>
    <message>
        <source>Take by {method}</source>
        <translation>收款：{method}</translation>
    </message>
    <message>
        <source>Exact cash</source>
        <translation>刚好</translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation>收现金</translation>
    </message>
    <message>
        <source>What was taken so far is kept.</source>
        <translation>已收的款项保留着。</translation>
    </message>
    <message>
        <source>One more item: payment stopped, nothing was taken.</source>
        <translation>又加了一件：收款已停下，还没有收钱。</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Last 4 digits of the card</source>
        <translation>卡号后 4 位</translation>
    </message>
    <message>
        <source>No deposit has this number, or it is used up.</source>
        <translation>没有这张定金单，或已用完。</translation>
    </message>
    <message>
        <source>Your role takes no payment by this method.</source>
        <translation>您的角色不能用这种方式收款。</translation>
    </message>
    <message>
        <source>Taken so far (touch takes it back)</source>
        <translation>已收（点一下可撤）</translation>
    </message>
    <message>
        <source>Too much was taken</source>
        <translation>多收了</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Paid online</source>
        <translation>线上已付</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>扫码付款</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>储值</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Platform voucher</source>
        <translation>团购券</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>定金抵款</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>其他收款</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>Kept for a spent coupon</source>
        <translation>扣回已用券</translation>
    </message>
    <message>
        <source>Slip number, then the card&apos;s last 4 digits</source>
        <translation>刷卡单上的凭证号，再输卡号后 4 位</translation>
    </message>
    <message>
        <source>Number of the deposit&apos;s receipt, D…</source>
        <translation>定金/订金收据号 D…</translation>
    </message>
    <message>
        <source>Number of the voucher: 10 or 12 digits, or its link</source>
        <translation>团购券号：10 或 12 位数字，或券码链接</translation>
    </message>
    <message>
        <source>Number of the voucher</source>
        <translation>券号</translation>
    </message>
    <message>
        <source>Who owes it</source>
        <translation>欠款人（单位/姓名）</translation>
    </message>
    <message>
        <source>Dynamic code, SMS code (Ctrl+T sends one) or password</source>
        <translation>动态码、短信码（Ctrl+T 发送）或支付密码</translation>
    </message>
    <message>
        <source>Number of the payment</source>
        <translation>付款凭证号</translation>
    </message>
    <message>
        <source>An invoice for a person. No name is kept.</source>
        <translation>个人发票，不保存姓名。</translation>
    </message>
    <message>
        <source>Invoice for {name}, tax number {number}.</source>
        <translation>开票给 {name}，税号 {number}。</translation>
    </message>
    <message>
        <source>Nothing remains to be paid.</source>
        <translation>已付清，不用再收。</translation>
    </message>
    <message>
        <source>More than remains: only cash gives change.</source>
        <translation>超过待付金额：只有现金找零。</translation>
    </message>
    <message>
        <source>Type the number first.</source>
        <translation>请先输入凭证号。</translation>
    </message>
    <message>
        <source>This number cannot be kept: at most the card&apos;s last 4 digits.</source>
        <translation>这个号码不能保存：卡号只记后 4 位。</translation>
    </message>
    <message>
        <source>Back to the goods</source>
        <translation>返回商品</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Due {amount}</source>
        <translation>应收 {amount}</translation>
    </message>
    <message>
        <source>This is not an amount</source>
        <translation>这不是金额</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>No invoice is wanted any more.</source>
        <translation>不再需要开票。</translation>
    </message>
    <message>
        <source>Who advised the customer?</source>
        <translation>这单是谁接待的？</translation>
    </message>
    <message>
        <source>Choose the assistant (Ctrl+D), then take the money. Nothing was booked.</source>
        <translation>请先选导购（Ctrl+D）再收款。还没有入账。</translation>
    </message>
    <message>
        <source>A manager has not said yes to one of the payments.</source>
        <translation>有一笔付款还没有店长同意</translation>
    </message>
    <message>
        <source>Nothing was booked. Take that payment back, and ask for it again.</source>
        <translation>没有入账。请撤回那笔付款，再请店长确认</translation>
    </message>
    <message>
        <source>The cart is empty.</source>
        <translation>购物车是空的。</translation>
    </message>
    <message>
        <source>Scan something first.</source>
        <translation>请先扫商品。</translation>
    </message>
    <message>
        <source>The amount has changed.</source>
        <translation>金额变了。</translation>
    </message>
    <message>
        <source>Nothing was booked. Take the money again.</source>
        <translation>还没有入账，请重新收款。</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Print once more</source>
        <translation>再打一张小票</translation>
    </message>
    <message>
        <source>Gift receipt</source>
        <translation>礼品小票</translation>
    </message>
    <message>
        <source>Scan the next customer&apos;s first item</source>
        <translation>直接扫下一位顾客的商品</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Give back in cash</source>
        <translation>退现金</translation>
    </message>
    <message>
        <source>No change</source>
        <translation>无需找零</translation>
    </message>
    <message>
        <source>No cash moves</source>
        <translation>不动现金</translation>
    </message>
    <message>
        <source>Total {total}, received {given}</source>
        <translation>合计 {total}，实收 {given}</translation>
    </message>
    <message>
        <source>Total {total}, paid online {online}, received {given}</source>
        <translation>合计 {total}，线上已付 {online}，实收 {given}</translation>
    </message>
    <message>
        <source>Total {total}</source>
        <translation>合计 {total}</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>小票 {number}</translation>
    </message>
    <message>
        <source>The drawer did not open: use the key. The sale is saved.</source>
        <translation>钱箱没有弹开，请用钥匙。销售已保存。</translation>
    </message>
    <message>
        <source>There is not so much on the account.</source>
        <translation>储值余额不足。</translation>
    </message>
    <message>
        <source>Ask for the member&apos;s dynamic code, SMS code or password.</source>
        <translation>请会员出示动态码、短信码或输入密码。</translation>
    </message>
    <message>
        <source>That code or password is not right.</source>
        <translation>动态码或密码不对。</translation>
    </message>
    <message>
        <source>Too many wrong codes: take the money in another way.</source>
        <translation>错误次数太多：请用其他方式收款。</translation>
    </message>
    <message>
        <source>Offline only the dynamic code on the phone counts.</source>
        <translation>离线时只认手机上的动态码。</translation>
    </message>
    <message>
        <source>Head office cannot be reached, and this is more than may be taken.</source>
        <translation>联系不上总部，金额超过离线额度。</translation>
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
        <source>Not so much is left of: {names}</source>
        <translation>活动名额不足：{names}</translation>
    </message>
    <message>
        <source>Nothing was taken. The amount is another now: tell the customer.</source>
        <translation>尚未收款。应收金额已变，请告知顾客。</translation>
    </message>
</context>
<context>
    <name>Phone</name>
    <message>
        <source>Scan the customer&apos;s code</source>
        <translation>请扫顾客的付款码</translation>
    </message>
    <message>
        <source>Another way to pay</source>
        <translation>换一种付款方式</translation>
    </message>
    <message>
        <source>Complete the sale</source>
        <translation>完成销售</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待顾客付款</translation>
    </message>
    <message>
        <source>This payment is still open</source>
        <translation>这笔付款还没有结果</translation>
    </message>
    <message>
        <source>Nothing was scanned. F7 serves the next customer meanwhile</source>
        <translation>没有录入。可按 F7 先服务下一位顾客</translation>
    </message>
    <message>
        <source>Nothing was scanned. Del calls the payment off</source>
        <translation>没有扫入。按 Del 撤销这笔付款</translation>
    </message>
    <message>
        <source>Payment by code</source>
        <translation>付款码收款</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Serve the next customer</source>
        <translation>先服务下一位</translation>
    </message>
    <message>
        <source>Call it off</source>
        <translation>取消这笔</translation>
    </message>
    <message>
        <source>The money came while nobody was looking. Enter completes the sale</source>
        <translation>刚才没看到结果的这笔已到账。按 Enter 完成销售</translation>
    </message>
    <message>
        <source>waits for {amount} by {who}</source>
        <translation>等待{who} {amount} 到账</translation>
    </message>
    <message>
        <source>F7 serves the next customer meanwhile, Del calls it off</source>
        <translation>F7 先服务下一位顾客，Del 取消这笔</translation>
    </message>
    <message>
        <source>Del calls it off</source>
        <translation>按 Del 撤销</translation>
    </message>
    <message>
        <source>Asking for the money</source>
        <translation>正在收款</translation>
    </message>
    <message>
        <source>This takes a moment</source>
        <translation>请稍等片刻</translation>
    </message>
    <message>
        <source>Scan the code on the customer&apos;s phone</source>
        <translation>请扫顾客手机上的付款码</translation>
    </message>
    <message>
        <source>WeChat Pay or Alipay, the page called “pay” or “money”</source>
        <translation>微信“收付款”或支付宝“付钱”里的条码、二维码</translation>
    </message>
    <message>
        <source>Go to this sale</source>
        <translation>回到这一单</translation>
    </message>
    <message>
        <source>Payments not certain yet</source>
        <translation>待确认收款</translation>
    </message>
    <message>
        <source>Each is asked after by itself, also when the till was off. You will be told here</source>
        <translation>每笔都会自动查询，关机后也会继续；有结果会在这里告诉您</translation>
    </message>
    <message>
        <source>The goods are in the cart</source>
        <translation>商品还在购物车里</translation>
    </message>
    <message>
        <source>The sale is on hold, F8</source>
        <translation>原单在挂单里，按 F8 取出</translation>
    </message>
    <message>
        <source>{amount} by {who} did not come: {why}</source>
        <translation>{who} {amount} 没有收到：{why}</translation>
    </message>
    <message>
        <source>{amount} by {who} has come</source>
        <translation>{who} {amount} 已到账</translation>
    </message>
    <message>
        <source>Its sale waits for you: recall it with F8</source>
        <translation>这一单等您完成：按 F8 取单</translation>
    </message>
    <message>
        <source>Receipt {number} is done and prints</source>
        <translation>小票 {number} 已完成并打印</translation>
    </message>
    <message>
        <source>Nothing waits. Every payment is certain.</source>
        <translation>没有待确认的收款。</translation>
    </message>
    <message>
        <source>Its sale is not on hold here any more</source>
        <translation>这一单已不在本机挂单里</translation>
    </message>
    <message>
        <source>The money goes back to the customer by itself</source>
        <translation>这笔钱会自动退回顾客</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>UnionPay</source>
        <translation>云闪付</translation>
    </message>
    <message>
        <source>Meituan</source>
        <translation>美团</translation>
    </message>
    <message>
        <source>Douyin</source>
        <translation>抖音</translation>
    </message>
    <message>
        <source>the provider</source>
        <translation>支付平台</translation>
    </message>
    <message>
        <source>The customer confirms on the phone</source>
        <translation>请顾客在手机上确认</translation>
    </message>
    <message>
        <source>A password is asked for. {n} s left</source>
        <translation>需要输入支付密码，还剩 {n} 秒</translation>
    </message>
    <message>
        <source>Not certain yet whether it was paid</source>
        <translation>还不确定顾客有没有付成</translation>
    </message>
    <message>
        <source>{who} is being asked. The customer should not pay again for now</source>
        <translation>正在向{who}查询。请顾客先不要再付一次</translation>
    </message>
    <message>
        <source>Asking {who} for the money</source>
        <translation>正在向{who}收款</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>The money has arrived</source>
        <translation>款已到账</translation>
    </message>
    <message>
        <source>Being called off</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>What was charged goes back by itself. Take the money in another way</source>
        <translation>如已扣款会自动退回顾客。请用其他方式收款</translation>
    </message>
    <message>
        <source>The voucher is used up</source>
        <translation>团购券已核销</translation>
    </message>
    <message>
        <source>{who} has it</source>
        <translation>{who}已核销</translation>
    </message>
    <message>
        <source>The voucher is being given back</source>
        <translation>正在撤销核销</translation>
    </message>
    <message>
        <source>This happens by itself. Take the money in another way</source>
        <translation>系统会自动完成，请换一种方式收款</translation>
    </message>
    <message>
        <source>The voucher was used somewhere else meanwhile</source>
        <translation>这张券刚在别处用掉了</translation>
    </message>
    <message>
        <source>The voucher has expired</source>
        <translation>团购券已过期</translation>
    </message>
    <message>
        <source>The voucher is not for this store</source>
        <translation>团购券不适用于本店</translation>
    </message>
    <message>
        <source>{who} did not answer in time</source>
        <translation>{who}没有及时答复</translation>
    </message>
    <message>
        <source>The voucher was not taken</source>
        <translation>团购券没有核销成功</translation>
    </message>
    <message>
        <source>It pays nothing here. Take the money in another way</source>
        <translation>没有抵扣，请换一种方式收款</translation>
    </message>
    <message>
        <source>Not certain yet whether the voucher was used</source>
        <translation>还不确定团购券是否已核销</translation>
    </message>
    <message>
        <source>{who} is being asked. Nothing is used twice</source>
        <translation>正在向{who}查询，不会重复核销</translation>
    </message>
    <message>
        <source>Nothing was charged. Ask for a fresh code, or another way to pay</source>
        <translation>没有扣款。请顾客刷新付款码，或换一种方式</translation>
    </message>
    <message>
        <source>Nothing was charged. Ask for another way to pay</source>
        <translation>没有扣款。请顾客换一种方式付款</translation>
    </message>
    <message>
        <source>Not enough money on the phone</source>
        <translation>顾客余额不足</translation>
    </message>
    <message>
        <source>The code has expired</source>
        <translation>付款码已过期</translation>
    </message>
    <message>
        <source>This code was shown before</source>
        <translation>这个付款码已经用过</translation>
    </message>
    <message>
        <source>The code is not valid</source>
        <translation>付款码无效</translation>
    </message>
    <message>
        <source>The customer&apos;s own limit is reached</source>
        <translation>超过顾客的支付限额</translation>
    </message>
    <message>
        <source>The customer cancelled it</source>
        <translation>顾客取消了付款</translation>
    </message>
    <message>
        <source>The customer&apos;s bank said no</source>
        <translation>顾客的银行卡付款失败</translation>
    </message>
    <message>
        <source>The provider thinks it is not safe</source>
        <translation>支付平台认为有风险</translation>
    </message>
    <message>
        <source>The customer did not confirm in time</source>
        <translation>顾客没有及时确认</translation>
    </message>
    <message>
        <source>It was called off</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Nothing was charged, or it has gone back to the customer</source>
        <translation>没有扣款，或已退回顾客</translation>
    </message>
    <message>
        <source>Head office was not reached</source>
        <translation>连不上总部</translation>
    </message>
    <message>
        <source>Nothing was sent and nothing charged. Take cash or card, or try again</source>
        <translation>付款码没有送出，没有扣款。请收现金或刷卡，或再试一次</translation>
    </message>
    <message>
        <source>Another payment of this sale is still under way</source>
        <translation>本单还有一笔付款未结束</translation>
    </message>
    <message>
        <source>Nothing more was charged. Wait until it is settled, or call it off</source>
        <translation>没有再次扣款。请等它结束，或先撤销那一笔</translation>
    </message>
    <message>
        <source>Head office has not set this up</source>
        <translation>总部还没有开通</translation>
    </message>
    <message>
        <source>Nothing was charged. Take cash or card, and tell your manager</source>
        <translation>没有扣款。请收现金或刷卡，并告诉店长</translation>
    </message>
    <message>
        <source>UnionPay codes are not taken here yet</source>
        <translation>暂不支持云闪付付款码</translation>
    </message>
    <message>
        <source>Nothing was charged. Ask for WeChat Pay or Alipay</source>
        <translation>没有扣款。请顾客用微信或支付宝</translation>
    </message>
    <message>
        <source>This amount cannot be paid by code</source>
        <translation>这个金额不能用付款码</translation>
    </message>
    <message>
        <source>Nothing was charged. Take it in parts, or in another way</source>
        <translation>没有扣款。请分几次收，或换一种方式</translation>
    </message>
    <message>
        <source>The payment did not go through</source>
        <translation>付款没有成功</translation>
    </message>
</context>
<context>
    <name>Receiving</name>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>图片 ({kinds})</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>Take it out again</source>
        <translation>取消使用</translation>
    </message>
    <message>
        <source>Take this right</source>
        <translation>使用此项权益</translation>
    </message>
    <message>
        <source>Choose a right first, or step back. Nothing was scanned.</source>
        <translation>请先选一项权益，或返回。未录入任何内容。</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>兑换券</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Which of its rights does the customer want now? Each is used once.</source>
        <translation>顾客现在要用哪一项权益？每项只能用一次。</translation>
    </message>
    <message>
        <source>Pays already</source>
        <translation>已用于付款</translation>
    </message>
    <message>
        <source>That right cannot be taken now</source>
        <translation>这项权益现在不能用</translation>
    </message>
    <message>
        <source>Why stands beside it. Choose another one.</source>
        <translation>原因见该行，请选其他项。</translation>
    </message>
    <message>
        <source>In the sale</source>
        <translation>已加入本单</translation>
    </message>
    <message>
        <source>Good now</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Money off</source>
        <translation>抵金额</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>体验</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽奖</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>until {last}</source>
        <translation>{last} 前有效</translation>
    </message>
    <message>
        <source>from {first}</source>
        <translation>{first} 起有效</translation>
    </message>
    <message>
        <source>no last day</source>
        <translation>长期有效</translation>
    </message>
    <message>
        <source>all stores</source>
        <translation>全部门店</translation>
    </message>
    <message>
        <source>{n} stores</source>
        <translation>{n} 家门店</translation>
    </message>
    <message>
        <source> and {n} more</source>
        <translation>等另外 {n} 家</translation>
    </message>
</context>
<context>
    <name>Sell</name>
    <message>
        <source>This is a customer&apos;s payment code</source>
        <translation>这是顾客的付款码</translation>
    </message>
    <message>
        <source>{lines} lines, {pieces} pcs</source>
        <translation>{lines} 款 {pieces} 件</translation>
    </message>
    <message>
        <source>Tag prices</source>
        <translation>吊牌合计</translation>
    </message>
    <message>
        <source>Today&apos;s prices</source>
        <translation>今日售价</translation>
    </message>
    <message>
        <source>Off the sale</source>
        <translation>整单优惠</translation>
    </message>
    <message>
        <source>Off single lines</source>
        <translation>单品优惠</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税</translation>
    </message>
    <message>
        <source>No member</source>
        <translation>未登记会员</translation>
    </message>
    <message>
        <source>Member code or phone number</source>
        <translation>扫会员码，或输入手机号</translation>
    </message>
    <message>
        <source>Points {n}</source>
        <translation>积分 {n}</translation>
    </message>
    <message>
        <source>Stored {amount}</source>
        <translation>储值 {amount}</translation>
    </message>
    <message>
        <source>lot {lot}</source>
        <translation>批号 {lot}</translation>
    </message>
    <message>
        <source>no. {serial}</source>
        <translation>序列号 {serial}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day} 到期</translation>
    </message>
    <message>
        <source>taken off sale</source>
        <translation>已下架</translation>
    </message>
    <message>
        <source>Looking it up …</source>
        <translation>正在查……</translation>
    </message>
    <message>
        <source>Scan or type</source>
        <translation>扫码或输入</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Why these prices?</source>
        <translation>价格怎么来的？</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>吊牌价</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Scan the first item</source>
        <translation>请扫第一件商品</translation>
    </message>
    <message>
        <source>or type a code, a name or pinyin initials in the field above</source>
        <translation>也可以在上面输入条码、品名或拼音首字母</translation>
    </message>
    <message>
        <source>Recall ({n})</source>
        <translation>取单 ({n})</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>Payments not certain ({n})</source>
        <translation>待确认收款（{n}）</translation>
    </message>
    <message>
        <source>To be chosen ({n})</source>
        <translation>可选优惠（{n}）</translation>
    </message>
    <message>
        <source>Due ¥</source>
        <translation>应收 ¥</translation>
    </message>
    <message>
        <source>Assistant: {who}</source>
        <translation>导购：{who}</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>导购</translation>
    </message>
    <message>
        <source>Take the money</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>That quantity is too large</source>
        <translation>数量太大</translation>
    </message>
    <message>
        <source>Taken out: {name}</source>
        <translation>已删除：{name}</translation>
    </message>
    <message>
        <source>Ctrl+Z brings it back</source>
        <translation>Ctrl+Z 恢复</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>输入品名</translation>
    </message>
    <message>
        <source>Scan, or type a code, name, pinyin or phone</source>
        <translation>扫码，或输入条码、品名、拼音首字母、手机号</translation>
    </message>
    <message>
        <source>Esc: codes</source>
        <translation>Esc 扫码</translation>
    </message>
    <message>
        <source>3* quantity</source>
        <translation>3* 数量</translation>
    </message>
    <message>
        <source>That quantity is not possible</source>
        <translation>这个数量不行</translation>
    </message>
    <message>
        <source>No goods with the code {code}</source>
        <translation>没有条码 {code} 的商品</translation>
    </message>
    <message>
        <source>The cart is as it was. Scan again, or search by name with /</source>
        <translation>购物车没有变。请重扫，或按 / 用品名查找</translation>
    </message>
    <message>
        <source>One of its digits is wrong. Scan again, or type what stands under the bars</source>
        <translation>有一位数字不对。请重新扫描，或输入条码下方的数字</translation>
    </message>
    <message>
        <source>This is not a code of goods</source>
        <translation>这不是商品的码</translation>
    </message>
    <message>
        <source>{code} is not here yet</source>
        <translation>{code} 的资料还没到</translation>
    </message>
    <message>
        <source>The catalogue is still coming in, and head office is out of reach. Try again soon</source>
        <translation>商品资料仍在下载，又联系不上总部。请稍后再试</translation>
    </message>
    <message>
        <source>Past its date: {day}</source>
        <translation>已过期：{day}</translation>
    </message>
    <message>
        <source>It must not be sold and was not added. Put it aside</source>
        <translation>不得销售，未加入。请另行存放</translation>
    </message>
    <message>
        <source>Head office has recalled this</source>
        <translation>总部已召回此商品</translation>
    </message>
    <message>
        <source>This very piece is in the cart already</source>
        <translation>这一件已在购物车里</translation>
    </message>
    <message>
        <source>Its serial number says so. Nothing was added</source>
        <translation>序列号相同，未重复加入</translation>
    </message>
    <message>
        <source>Nothing was added</source>
        <translation>没有加入任何商品</translation>
    </message>
    <message>
        <source>Several sizes or colours: choose one</source>
        <translation>有几种颜色尺码，请选一个</translation>
    </message>
    <message>
        <source>Type its price</source>
        <translation>请输入价格</translation>
    </message>
    <message>
        <source>This till is too old for a promotion</source>
        <translation>这台收银台的版本太旧，算不了某个促销</translation>
    </message>
    <message>
        <source>Head office wants no sale without it. The cart is kept (F7): use another till, or update</source>
        <translation>总部要求不含该促销就不能销售。购物车可挂单（F7）：请换一台收银台，或升级</translation>
    </message>
    <message>
        <source>It was not used and not kept. This till takes cash</source>
        <translation>没有使用，也没有保存。本机收现金</translation>
    </message>
    <message>
        <source>This is the number of a receipt</source>
        <translation>这是小票号</translation>
    </message>
    <message>
        <source>This code sets up a new till</source>
        <translation>这是新收银台的开通码</translation>
    </message>
    <message>
        <source>This till is set up already</source>
        <translation>本机早已开通</translation>
    </message>
    <message>
        <source>This could not be read</source>
        <translation>没有读出来</translation>
    </message>
    <message>
        <source>The cart is as it was. Scan again</source>
        <translation>购物车没有变，请重扫</translation>
    </message>
    <message>
        <source>This is the label of a box, not of what is in it</source>
        <translation>这是箱码，不是箱内商品的条码</translation>
    </message>
    <message>
        <source>This is a GS1 number of a place or a thing, not of goods</source>
        <translation>这是地点或物品的 GS1 编码，不是商品</translation>
    </message>
    <message>
        <source>This is the code of a shelf</source>
        <translation>这是货架码</translation>
    </message>
    <message>
        <source>This is the number of a transfer</source>
        <translation>这是调拨单号</translation>
    </message>
    <message>
        <source>This is a voucher of another platform</source>
        <translation>这是其他平台的券</translation>
    </message>
    <message>
        <source>This says whom an invoice is for</source>
        <translation>这是发票抬头码</translation>
    </message>
    <message>
        <source>This is a web address, and none of goods</source>
        <translation>这是网址，不是商品</translation>
    </message>
    <message>
        <source>This very piece was sold before: {number}</source>
        <translation>这一件已售出过：{number}</translation>
    </message>
    <message>
        <source>It was added. Ask your manager if in doubt</source>
        <translation>已加入。如有疑问请找店长</translation>
    </message>
    <message>
        <source>Some lots of this are recalled: look at its label</source>
        <translation>部分批号已召回：请查看标签</translation>
    </message>
    <message>
        <source>It was added. Take it out if its lot is among them</source>
        <translation>已加入。若在召回批号内请删除</translation>
    </message>
    <message>
        <source>Its lot could not be read for certain</source>
        <translation>批号未能确定</translation>
    </message>
    <message>
        <source>It was added without lot and serial number. Look at its date</source>
        <translation>已加入，未记批号和序列号。请查看日期</translation>
    </message>
    <message>
        <source>{name} was taken off sale</source>
        <translation>{name} 已下架</translation>
    </message>
    <message>
        <source>It was added all the same. Ask your manager if in doubt</source>
        <translation>已照常加入。不确定请问店长</translation>
    </message>
    <message>
        <source>{name} costs {price}</source>
        <translation>{name} 的价格是 {price}</translation>
    </message>
    <message>
        <source>It was added. Check the price</source>
        <translation>已加入，请核对价格</translation>
    </message>
    <message>
        <source>Arrows choose, Enter adds</source>
        <translation>方向键选择，回车加入</translation>
    </message>
    <message>
        <source>{n} in this store</source>
        <translation>本店余 {n}</translation>
    </message>
    <message>
        <source>Special price</source>
        <translation>特价</translation>
    </message>
    <message>
        <source>Member price</source>
        <translation>会员价</translation>
    </message>
    <message>
        <source>Member discount</source>
        <translation>会员折扣</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分抵现</translation>
    </message>
    <message>
        <source>Rounded down</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>{n} gifts to choose: {rule}</source>
        <translation>可选赠品 {n} 件：{rule}</translation>
    </message>
    <message>
        <source>{n} promotions need a newer version of this till</source>
        <translation>有 {n} 个促销要新版收银程序才认识</translation>
    </message>
    <message>
        <source>{amount} more</source>
        <translation>再买 {amount} 元</translation>
    </message>
    <message>
        <source>{n} pcs more</source>
        <translation>再拿 {n} 件</translation>
    </message>
    <message>
        <source>{zhe} zhe ({off} % off)</source>
        <translation>打 {zhe} 折</translation>
    </message>
    <message>
        <source>another {amount} off</source>
        <translation>多减 {amount}</translation>
    </message>
    <message>
        <source>{amount} off</source>
        <translation>减 {amount}</translation>
    </message>
    <message>
        <source>{more}: {rule}</source>
        <translation>{more}：{rule}</translation>
    </message>
    <message>
        <source>{more}, {gain}: {rule}</source>
        <translation>{more}，{gain}：{rule}</translation>
    </message>
    <message>
        <source>{amount} back to stored value</source>
        <translation>返现 {amount} 到储值</translation>
    </message>
    <message>
        <source>Points × {n}</source>
        <translation>积分 {n} 倍</translation>
    </message>
    <message>
        <source>Coupon for next time: {kind} × {n}</source>
        <translation>下次用的券：{kind} × {n}</translation>
    </message>
    <message>
        <source>{n} tickets for the draw</source>
        <translation>抽奖券 {n} 张</translation>
    </message>
    <message>
        <source>Free delivery</source>
        <translation>包邮</translation>
    </message>
    <message>
        <source>Asking head office what is left of a promotion …</source>
        <translation>正在向总部确认活动余量…</translation>
    </message>
    <message>
        <source>Not so much is left of: {names}</source>
        <translation>活动余量不足：{names}</translation>
    </message>
    <message>
        <source>The prices are others now: tell the customer, then pay (+)</source>
        <translation>价格已按余量重算：请告知顾客，再收款（+）</translation>
    </message>
    <message>
        <source>{n} more promotions</source>
        <translation>另 {n} 项优惠</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Sell</source>
        <translation>收银</translation>
    </message>
    <message>
        <source>Pickup</source>
        <translation>自提</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退换</translation>
    </message>
    <message>
        <source>Go to returns</source>
        <translation>去退换</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Go to the stock</source>
        <translation>去库存</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Go to members</source>
        <translation>去会员</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Go to the shift</source>
        <translation>去班次</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Go to labels</source>
        <translation>去标签</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Go to settings</source>
        <translation>去设置</translation>
    </message>
    <message>
        <source>That was a pickup code</source>
        <translation>刚才扫的是取货码</translation>
    </message>
    <message>
        <source>That was an order number</source>
        <translation>刚才扫的是订单号</translation>
    </message>
    <message>
        <source>That was the number of a receipt</source>
        <translation>刚才扫的是小票号</translation>
    </message>
    <message>
        <source>That was a staff badge</source>
        <translation>刚才扫的是工牌</translation>
    </message>
    <message>
        <source>That was a member code</source>
        <translation>刚才扫的是会员码</translation>
    </message>
    <message>
        <source>That was a phone number</source>
        <translation>刚才扫的是手机号</translation>
    </message>
    <message>
        <source>That was a coupon</source>
        <translation>刚才扫的是优惠券</translation>
    </message>
    <message>
        <source>That was a voucher</source>
        <translation>刚才扫的是兑换券</translation>
    </message>
    <message>
        <source>That was the slip of a sale on hold</source>
        <translation>刚才扫的是挂单小票</translation>
    </message>
    <message>
        <source>That was a customer&apos;s payment code. It was not used</source>
        <translation>刚才扫的是顾客付款码，未使用</translation>
    </message>
    <message>
        <source>That was no code of goods</source>
        <translation>刚才扫的不是商品码</translation>
    </message>
    <message>
        <source>That was a code of goods</source>
        <translation>刚才扫的是商品</translation>
    </message>
    <message>
        <source>Go to pickup</source>
        <translation>去自提</translation>
    </message>
    <message>
        <source>Go to selling</source>
        <translation>去收银</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在这里</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Connecting …</source>
        <translation>正在连接……</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline since {time}, selling as usual</source>
        <translation>离线 {time} 起 · 照常收银</translation>
    </message>
    <message>
        <source>To send {n}</source>
        <translation>待上传 {n}</translation>
    </message>
    <message>
        <source>{n} for the manager (F6)</source>
        <translation>{n} 条待店长处理 (F6)</translation>
    </message>
    <message>
        <source>Goods {n}</source>
        <translation>商品 {n}</translation>
    </message>
    <message>
        <source>synced {time}</source>
        <translation>已同步 {time}</translation>
    </message>
    <message>
        <source>Goods coming in {n} of {all}</source>
        <translation>商品下载中 {n} / {all}</translation>
    </message>
    <message>
        <source>Goods coming in {n}</source>
        <translation>商品下载中 {n}</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>打印机 就绪</translation>
    </message>
    <message>
        <source>No printer set up</source>
        <translation>未设打印机</translation>
    </message>
    <message>
        <source>Printer not reached</source>
        <translation>打印机连不上</translation>
    </message>
    <message>
        <source>Printer is off line</source>
        <translation>打印机脱机</translation>
    </message>
    <message>
        <source>Printer lid open</source>
        <translation>打印机盖未关</translation>
    </message>
    <message>
        <source>Printer out of paper</source>
        <translation>打印机缺纸</translation>
    </message>
    <message>
        <source>Printer: the roll is near its end</source>
        <translation>打印机：纸快用完了</translation>
    </message>
    <message>
        <source>Pickup printer</source>
        <translation>自提打印机</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>标签打印机</translation>
    </message>
    <message>
        <source>Pole display</source>
        <translation>客显</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>电子秤</translation>
    </message>
    <message>
        <source>Cash drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>{device} not reached</source>
        <translation>{device}连接不到</translation>
    </message>
    <message>
        <source>{device} not ready</source>
        <translation>{device}未就绪</translation>
    </message>
    <message>
        <source>{device} open</source>
        <translation>{device}盖子开着</translation>
    </message>
    <message>
        <source>{device} out of paper</source>
        <translation>{device}缺纸</translation>
    </message>
    <message>
        <source>{device}: roll near its end</source>
        <translation>{device}：纸快用完了</translation>
    </message>
    <message>
        <source>{device} says nothing</source>
        <translation>{device}没有应答</translation>
    </message>
    <message>
        <source>Last ticket: look whether it printed</source>
        <translation>上一张小票请看是否打出</translation>
    </message>
    <message>
        <source>till {n}</source>
        <translation>{n} 号收银台</translation>
    </message>
    <message>
        <source>shift {time}</source>
        <translation>班次 {time}</translation>
    </message>
    <message>
        <source>Till not known at head office</source>
        <translation>总部不认识本机</translation>
    </message>
    <message>
        <source>Old copy of the data: call head office</source>
        <translation>数据是旧副本，请致电总部</translation>
    </message>
    <message>
        <source>Two tills share one identity: call head office</source>
        <translation>两台收银台身份相同，请致电总部</translation>
    </message>
    <message>
        <source>Head office refuses data, all is kept</source>
        <translation>总部拒收数据，全部保留</translation>
    </message>
    <message>
        <source>Catalogue damaged on its way, trying again</source>
        <translation>商品资料传输有误，正在重试</translation>
    </message>
    <message>
        <source>The disk takes nothing more</source>
        <translation>磁盘写不进去</translation>
    </message>
</context>
<context>
    <name>Voucher</name>
    <message>
        <source>Use the voucher</source>
        <translation>核销此券</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查券</translation>
    </message>
    <message>
        <source>This is no voucher of another platform. Nothing was scanned.</source>
        <translation>这不是团购券，没有录入任何东西。</translation>
    </message>
    <message>
        <source>Voucher of another platform</source>
        <translation>团购券（美团、抖音）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Scan the voucher, or type its 10 or 12 digits</source>
        <translation>扫描团购券，或输入 10 或 12 位券号</translation>
    </message>
    <message>
        <source>This is no number of a voucher: it has 10 or 12 digits.</source>
        <translation>这不是券号：券号是 10 或 12 位数字。</translation>
    </message>
    <message>
        <source>The platform is being asked. Nothing happens to the voucher yet.</source>
        <translation>正在查券，此时尚未核销。</translation>
    </message>
    <message>
        <source>More than one platform knows it: ask whose it is.</source>
        <translation>不止一个平台有这个券号：请问顾客是在哪里买的。</translation>
    </message>
    <message>
        <source>The voucher is being used up.</source>
        <translation>正在核销。</translation>
    </message>
    <message>
        <source>To be paid {amount}</source>
        <translation>应付 {amount}</translation>
    </message>
    <message>
        <source>The customer paid {amount} for it</source>
        <translation>顾客购券价 {amount}</translation>
    </message>
    <message>
        <source>{amount} of it is lost: no change is given</source>
        <translation>不找零，余额 {amount} 作废</translation>
    </message>
    <message>
        <source>of {amount}</source>
        <translation>面值 {amount}</translation>
    </message>
    <message>
        <source>Look at the number again, or take another way to pay.</source>
        <translation>请核对券号，或换一种付款方式。</translation>
    </message>
    <message>
        <source>Take another way to pay.</source>
        <translation>请换一种付款方式。</translation>
    </message>
    <message>
        <source>No platform knows this voucher.</source>
        <translation>平台查不到这张券。</translation>
    </message>
    <message>
        <source>This voucher has been used.</source>
        <translation>这张券已经用过。</translation>
    </message>
    <message>
        <source>This voucher has expired.</source>
        <translation>这张券已过期。</translation>
    </message>
    <message>
        <source>This voucher is not for this store.</source>
        <translation>这张券不适用于本店。</translation>
    </message>
    <message>
        <source>The platform does not take this voucher.</source>
        <translation>平台不接受这张券。</translation>
    </message>
    <message>
        <source>Head office has no contract with this platform.</source>
        <translation>总部没有与该平台签约。</translation>
    </message>
    <message>
        <source>Take another way to pay, and tell your manager.</source>
        <translation>请换一种付款方式，并告诉店长。</translation>
    </message>
    <message>
        <source>The platform was not reached.</source>
        <translation>没有连上平台。</translation>
    </message>
    <message>
        <source>The voucher is as it was. Try again, or take another way to pay.</source>
        <translation>券没有变化。请再试一次，或换一种付款方式。</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Take it again</source>
        <translation>重新使用</translation>
    </message>
    <message>
        <source>Sell without it</source>
        <translation>这单不用</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>继续收银</translation>
    </message>
    <message>
        <source>Why it costs what it costs</source>
        <translation>价格说明</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>No promotion applies to this sale, and none is near.</source>
        <translation>本单没有用上促销，也没有快要满足的促销。</translation>
    </message>
    <message>
        <source>Mark a promotion to see what it is worth in all.</source>
        <translation>选中一条促销，看它一共省多少。</translation>
    </message>
    <message>
        <source>With it the sale comes to {total} ({difference})</source>
        <translation>用上它，本单应收 {total}（{difference}）</translation>
    </message>
    <message>
        <source>Without it the sale comes to {total} ({difference})</source>
        <translation>不用它，本单应收 {total}（{difference}）</translation>
    </message>
    <message>
        <source>This is no promotion: it is taken off where it was given.</source>
        <translation>这不是促销活动：在哪里给的，就在哪里取消。</translation>
    </message>
    <message>
        <source>The whole sale</source>
        <translation>整单</translation>
    </message>
    <message>
        <source>{lines} lines</source>
        <translation>{lines} 行</translation>
    </message>
    <message>
        <source>Price on the tag</source>
        <translation>吊牌价</translation>
    </message>
    <message>
        <source>Today&apos;s price</source>
        <translation>今日零售价</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手工优惠</translation>
    </message>
    <message>
        <source>To pay now</source>
        <translation>现在应付</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>{n} pcs as a gift</source>
        <translation>赠品 {n} 件</translation>
    </message>
    <message>
        <source>Head office pays for it</source>
        <translation>总部承担</translation>
    </message>
    <message>
        <source>This store pays for it</source>
        <translation>本店承担</translation>
    </message>
    <message>
        <source>The supplier pays for it</source>
        <translation>供应商承担</translation>
    </message>
    <message>
        <source>The platform pays for it</source>
        <translation>平台承担</translation>
    </message>
    <message>
        <source>{amount} are missing</source>
        <translation>还差 {amount}</translation>
    </message>
    <message>
        <source>{n} pcs are missing</source>
        <translation>还差 {n} 件</translation>
    </message>
    <message>
        <source>{rule} is better</source>
        <translation>“{rule}”更优惠，不能同享</translation>
    </message>
    <message>
        <source>The customer does not want it</source>
        <translation>顾客不用这项优惠</translation>
    </message>
    <message>
        <source>It depends on how the customer pays</source>
        <translation>要看顾客用什么方式付款</translation>
    </message>
    <message>
        <source>It takes a coupon</source>
        <translation>需要出示优惠券</translation>
    </message>
    <message>
        <source>Given as often as it may be</source>
        <translation>已达到限用次数</translation>
    </message>
    <message>
        <source>The price is as good or better already</source>
        <translation>现价已经同样优惠或更优惠</translation>
    </message>
    <message>
        <source>The pieces count for another promotion</source>
        <translation>这些商品已计入另一项促销</translation>
    </message>
    <message>
        <source>Nothing is left to take off</source>
        <translation>已没有可减的金额</translation>
    </message>
    <message>
        <source>The coupon is used</source>
        <translation>优惠券已使用</translation>
    </message>
    <message>
        <source>The coupon is in another sale</source>
        <translation>优惠券正用在另一单</translation>
    </message>
    <message>
        <source>The coupon is not known</source>
        <translation>查不到这张优惠券</translation>
    </message>
    <message>
        <source>The coupon belongs to another member</source>
        <translation>优惠券属于另一位会员</translation>
    </message>
    <message>
        <source>Too few buyers so far</source>
        <translation>参团人数还不够</translation>
    </message>
    <message>
        <source>For members, or members of another level</source>
        <translation>仅限会员，或限其他等级</translation>
    </message>
    <message>
        <source>For birthdays</source>
        <translation>生日专享</translation>
    </message>
    <message>
        <source>For new members</source>
        <translation>新会员专享</translation>
    </message>
    <message>
        <source>Not with this order</source>
        <translation>不适用于这次购买</translation>
    </message>
    <message>
        <source>This till is too old for it</source>
        <translation>本机版本太旧，算不了</translation>
    </message>
    <message>
        <source>Its time is over</source>
        <translation>活动已结束</translation>
    </message>
    <message>
        <source>Its time has not begun</source>
        <translation>活动还没开始</translation>
    </message>
    <message>
        <source>For other stores</source>
        <translation>限其他门店</translation>
    </message>
    <message>
        <source>Nothing of what it is for is in the sale</source>
        <translation>本单没有参加活动的商品</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation>今天不适用</translation>
    </message>
    <message>
        <source>Not at this hour</source>
        <translation>这个时段不适用</translation>
    </message>
    <message>
        <source>Not in stores</source>
        <translation>门店不适用</translation>
    </message>
    <message>
        <source>Switched off by head office</source>
        <translation>总部已停用</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{n} pcs</source>
        <translation>{n} 件</translation>
    </message>
    <message>
        <source>Taken along</source>
        <translation>当场拿走</translation>
    </message>
    <message>
        <source>Kept here, collected later</source>
        <translation>代存，稍后来取</translation>
    </message>
    <message>
        <source>Altered, collected later</source>
        <translation>改衣后取</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>送货上门</translation>
    </message>
    <message>
        <source>Owed: paid, not here yet</source>
        <translation>欠货：已付，货未到</translation>
    </message>
    <message>
        <source>{zhe} zhe ({off} % off)</source>
        <translation>{zhe} 折</translation>
    </message>
</context>
<context>
    <name>Written</name>
    <message>
        <source>From paper</source>
        <translation>确认补录</translation>
    </message>
    <message>
        <source>A sale from paper</source>
        <translation>手工单补录</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The number on the paper</source>
        <translation>手工单号码</translation>
    </message>
    <message>
        <source>Not from paper</source>
        <translation>取消补录</translation>
    </message>
    <message>
        <source>Sold on {date}</source>
        <translation>销售日期 {date}</translation>
    </message>
    <message>
        <source>The sale bears both dates: this one, and today&apos;s.</source>
        <translation>单据同时记下手工单日期和今天的日期。</translation>
    </message>
    <message>
        <source>Your role enters no sales from paper</source>
        <translation>您的角色不能补录手工单</translation>
    </message>
    <message>
        <source>A day of the last month, and a number, please.</source>
        <translation>请选一个月以内的日期，并填写手工单号码。</translation>
    </message>
</context>
</TS>
