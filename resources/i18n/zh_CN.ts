<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About {program}</source>
        <translation>关于{program}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Customers, visits, calls and follow-ups of one shop, on this PC alone.</source>
        <translation>一家店的客户、来访、通话和跟进，只存在这台电脑上。</translation>
    </message>
    <message>
        <source>Data folder: {folder}</source>
        <translation>数据文件夹：{folder}</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Built on Qt, SQLite and Python.</source>
        <translation>自由软件，采用 MIT 许可证。基于 Qt、SQLite 和 Python。</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere: there is no server and no account.</source>
        <translation>不向外发送任何数据：没有服务器，也不需要账号。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Add file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add relation</source>
        <translation>添加关系</translation>
    </message>
    <message numerus="yes">
        <source>Archive %n customers</source>
        <translation><numerusform>存档 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Change members of the group</source>
        <translation>更改分组成员</translation>
    </message>
    <message>
        <source>Change the rotation</source>
        <translation>调整轮值</translation>
    </message>
    <message>
        <source>Close complaint</source>
        <translation>办结投诉</translation>
    </message>
    <message numerus="yes">
        <source>Confirm the facts of %n customers</source>
        <translation><numerusform>核对 %n 位客户的资料</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Convert %n potential customers</source>
        <translation><numerusform>%n 位潜在客户转为客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n customers</source>
        <translation><numerusform>删除 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n customers for good</source>
        <translation><numerusform>彻底删除 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Delete complaint</source>
        <translation>删除投诉</translation>
    </message>
    <message>
        <source>Delete entry</source>
        <translation>删除跟进记录</translation>
    </message>
    <message>
        <source>Delete purchase</source>
        <translation>删除购买记录</translation>
    </message>
    <message numerus="yes">
        <source>Edit %n customers</source>
        <translation><numerusform>修改 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Edit classification</source>
        <translation>修改分类</translation>
    </message>
    <message>
        <source>Edit complaint</source>
        <translation>修改投诉</translation>
    </message>
    <message>
        <source>Edit customer</source>
        <translation>修改客户</translation>
    </message>
    <message>
        <source>Edit customer fields</source>
        <translation>修改客户字段</translation>
    </message>
    <message>
        <source>Edit entry</source>
        <translation>修改跟进记录</translation>
    </message>
    <message>
        <source>Edit follow-up</source>
        <translation>修改跟进计划</translation>
    </message>
    <message>
        <source>Edit group</source>
        <translation>编辑分组</translation>
    </message>
    <message>
        <source>Edit products</source>
        <translation>修改商品</translation>
    </message>
    <message>
        <source>Edit purchase</source>
        <translation>修改购买记录</translation>
    </message>
    <message>
        <source>Edit rules</source>
        <translation>修改规则</translation>
    </message>
    <message>
        <source>Edit satisfaction</source>
        <translation>修改满意度</translation>
    </message>
    <message>
        <source>Edit staff</source>
        <translation>修改员工</translation>
    </message>
    <message>
        <source>Edit the rules of classes</source>
        <translation>修改分类规则</translation>
    </message>
    <message>
        <source>Edit view</source>
        <translation>修改视图</translation>
    </message>
    <message>
        <source>Finish follow-up</source>
        <translation>完成跟进计划</translation>
    </message>
    <message>
        <source>Follow order</source>
        <translation>更新订单</translation>
    </message>
    <message numerus="yes">
        <source>Grade %n customers by the rules</source>
        <translation><numerusform>按规则给 %n 位客户定级</numerusform></translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Mark care</source>
        <translation>关怀标记</translation>
    </message>
    <message>
        <source>Merge customers</source>
        <translation>合并客户</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Not the same customer</source>
        <translation>不是同一客户</translation>
    </message>
    <message numerus="yes">
        <source>Plan %n follow-ups</source>
        <translation><numerusform>安排 %n 项跟进</numerusform></translation>
    </message>
    <message>
        <source>Plan follow-up</source>
        <translation>添加跟进计划</translation>
    </message>
    <message>
        <source>Put back a value</source>
        <translation>恢复原值</translation>
    </message>
    <message>
        <source>Receive visitor</source>
        <translation>接待来客</translation>
    </message>
    <message>
        <source>Record complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Record contact</source>
        <translation>添加跟进记录</translation>
    </message>
    <message>
        <source>Record purchase</source>
        <translation>登记购买</translation>
    </message>
    <message>
        <source>Record return</source>
        <translation>登记退货</translation>
    </message>
    <message>
        <source>Record satisfaction</source>
        <translation>登记满意度</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove file</source>
        <translation>移除文件</translation>
    </message>
    <message>
        <source>Remove relation</source>
        <translation>删除关系</translation>
    </message>
    <message>
        <source>Reopen complaint</source>
        <translation>重新处理投诉</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n customers</source>
        <translation><numerusform>恢复 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Return call</source>
        <translation>回电</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>Set the reception</source>
        <translation>修改接待设置</translation>
    </message>
    <message>
        <source>Set up planning</source>
        <translation>设置计划安排</translation>
    </message>
    <message>
        <source>Snooze follow-up</source>
        <translation>稍后提醒</translation>
    </message>
    <message numerus="yes">
        <source>Take %n customers out of the archive</source>
        <translation><numerusform>取消存档 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Thank for a referral</source>
        <translation>答谢转介绍</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Visitor left</source>
        <translation>来客离店</translation>
    </message>
</context>
<context>
    <name>Arrange</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns and order</source>
        <translation>列和排序</translation>
    </message>
    <message>
        <source>Direction of sort key {number}</source>
        <translation>第 {number} 排序项的方向</translation>
    </message>
    <message>
        <source>Sort key {number}</source>
        <translation>第 {number} 排序项</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Space shows or hides a column, Alt+↑ and Alt+↓ move it.</source>
        <translation>空格键显示或隐藏列，Alt+↑、Alt+↓ 移动。</translation>
    </message>
    <message>
        <source>To the left (Alt+↑)</source>
        <translation>左移 (Alt+↑)</translation>
    </message>
    <message>
        <source>To the right (Alt+↓)</source>
        <translation>右移 (Alt+↓)</translation>
    </message>
    <message>
        <source>ascending ↑</source>
        <translation>升序 ↑</translation>
    </message>
    <message>
        <source>descending ↓</source>
        <translation>降序 ↓</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>不再排序</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>The system does not allow this. Ask whoever looks after the PC.</source>
        <translation>系统不允许这样做，请联系管理这台电脑的人。</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>Checking the backup</source>
        <translation>正在检查备份</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Saving the files</source>
        <translation>正在保存文件</translation>
    </message>
    <message>
        <source>There is no file {path}. Choose a backup that is there.</source>
        <translation>找不到文件“{path}”。请选择现有的备份。</translation>
    </message>
    <message>
        <source>What was copied is not whole, so no backup was made and the earlier ones stay: the data or the disk is damaged. Restore the newest backup that can be tried without a finding.</source>
        <translation>复制出来的数据不完整，没有生成备份，以前的备份都还在：数据或磁盘已损坏。请恢复最新一份试用无误的备份。</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be used. Choose an older backup.</source>
        <translation>“{name}”已损坏，无法使用。请选择更早的备份。</translation>
    </message>
    <message>
        <source>{name} is not a backup of this program. Choose another file.</source>
        <translation>“{name}”不是本程序的备份。请选择其他文件。</translation>
    </message>
    <message>
        <source>{name} is the data itself. Choose another file for the backup.</source>
        <translation>“{name}”就是数据文件本身。请为备份另选一个文件。</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of this program. Install that version to restore it.</source>
        <translation>“{name}”由更新版本的程序写成。安装该版本后再恢复。</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message numerus="yes">
        <source>%n acts since then would be gone</source>
        <translation><numerusform>之后的 %n 次操作会消失</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers</source>
        <translation><numerusform>%n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n 条跟进记录</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation><numerusform>%n 个附件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n files of customers are missing.</source>
        <translation><numerusform>缺少 %n 个客户附件。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups</source>
        <translation><numerusform>%n 个跟进计划</numerusform></translation>
    </message>
    <message>
        <source>A folder on another drive</source>
        <translation>另一块盘上的文件夹</translation>
    </message>
    <message>
        <source>All checks passed.</source>
        <translation>各项检查都通过。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backup (*.db)</source>
        <translation>备份 (*.db)</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Backups &amp; safety</source>
        <translation>备份与安全</translation>
    </message>
    <message>
        <source>Checking the backup…</source>
        <translation>正在检查备份…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Copying to the second place…</source>
        <translation>正在复制到第二存放处…</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>跟进记录</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message numerus="yes">
        <source>It is a later state; %n acts would come back</source>
        <translation><numerusform>这是之后的状态；会找回 %n 次操作</numerusform></translation>
    </message>
    <message>
        <source>It is not an earlier state of this data, but of other data.</source>
        <translation>它不是这份数据以前的状态，而是另一份数据。</translation>
    </message>
    <message>
        <source>It is of an earlier version and was brought up to date.</source>
        <translation>它来自较早的版本，已升级后打开。</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Made by itself every half hour, before large acts and when closing.</source>
        <translation>每半小时、大批操作前和关闭时自动备份。</translation>
    </message>
    <message>
        <source>Moving to another PC</source>
        <translation>换电脑</translation>
    </message>
    <message>
        <source>Newest customers</source>
        <translation>最新的客户</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>No second place is chosen yet. Choose a folder on another drive.</source>
        <translation>还没有选择第二存放处。请选择另一块盘上的文件夹。</translation>
    </message>
    <message>
        <source>None yet. A copy on a USB drive or another disk survives the loss of this PC.</source>
        <translation>还没有。U 盘或另一块硬盘上的备份，在这台电脑丢失或损坏后仍在。</translation>
    </message>
    <message>
        <source>Nothing was done since.</source>
        <translation>之后没有任何操作。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Open a backup file</source>
        <translation>打开备份文件</translation>
    </message>
    <message>
        <source>Open a backup file…</source>
        <translation>打开备份文件…</translation>
    </message>
    <message>
        <source>Opens and checks it in a temporary place; the present data is not touched.</source>
        <translation>在临时位置打开并检查，不动现在的数据。</translation>
    </message>
    <message>
        <source>Restore this state</source>
        <translation>恢复到此状态</translation>
    </message>
    <message>
        <source>Save everything in one file on a USB drive. On the new PC install the program, open this page, choose “Open a backup file…” and restore it.</source>
        <translation>把全部数据存成一个文件放到 U 盘。在新电脑上安装本程序，打开此页，选“打开备份文件…”，再恢复它。</translation>
    </message>
    <message>
        <source>Save in one file…</source>
        <translation>存成一个文件…</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二存放处</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message numerus="yes">
        <source>The %n earlier backups stay.</source>
        <translation><numerusform>以前的 %n 份备份都还在。</numerusform></translation>
    </message>
    <message>
        <source>The disk of {folder} is nearly full, so no backup was made: {needed} are needed, {free} are free. Free some space. {earlier}</source>
        <translation>{folder} 所在的磁盘快满了，没有做备份：需要 {needed}，只剩 {free}。请腾出一些空间。{earlier}</translation>
    </message>
    <message>
        <source>The first one is made by itself, or with “Back up now”.</source>
        <translation>第一份会自动生成，也可点“立即备份”。</translation>
    </message>
    <message>
        <source>There is no room to try this backup: {needed} are needed, {free} are free.</source>
        <translation>空间不够，无法试用这份备份：需要 {needed}，只剩 {free}。</translation>
    </message>
    <message>
        <source>This file cannot be read as a backup.</source>
        <translation>这个文件不能作为备份读取。</translation>
    </message>
    <message>
        <source>Tried: it opens, and holds</source>
        <translation>已试用：能打开，内容为</translation>
    </message>
    <message>
        <source>Try this backup</source>
        <translation>试用此备份</translation>
    </message>
    <message>
        <source>Trying the backup…</source>
        <translation>正在试用备份…</translation>
    </message>
    <message>
        <source>What is there now is saved first; one click brings it back.</source>
        <translation>会先保存现在的数据，一键即可换回。</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>before a bulk edit</source>
        <translation>批量修改前</translation>
    </message>
    <message>
        <source>before a merge</source>
        <translation>合并前</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>恢复前</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>导入前</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>升级前</translation>
    </message>
    <message>
        <source>before deleting for good</source>
        <translation>彻底删除前</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>second place</source>
        <translation>第二存放处</translation>
    </message>
    <message>
        <source>this PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>when closing</source>
        <translation>关闭时</translation>
    </message>
    <message>
        <source>{place} is inside the data folder, and would be lost with it. Choose a folder on another drive.</source>
        <translation>{place} 在数据文件夹里面，会和数据一起丢失。请选择另一块盘上的文件夹。</translation>
    </message>
    <message>
        <source>{place} is not connected; last copy: {age}.</source>
        <translation>{place} 未连接；上次备份：{age}。</translation>
    </message>
    <message>
        <source>{place} is not there now. Connect the drive and try again.</source>
        <translation>现在找不到 {place}。请接好那块盘再试。</translation>
    </message>
    <message>
        <source>{place}: newest copy {age}, checked there.</source>
        <translation>{place}：最新备份 {age}，已在该处核对。</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Board of customers</source>
        <translation>客户看板</translation>
    </message>
    <message>
        <source>Columns: {field}</source>
        <translation>分列：{field}</translation>
    </message>
    <message>
        <source>Drag a card to another column, or Alt+Left and Alt+Right</source>
        <translation>把卡片拖到另一列，或按 Alt+← 和 Alt+→</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>List or board (Ctrl+B)</source>
        <translation>列表或看板 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Nobody here yet. Drag a card here.</source>
        <translation>还没有客户，可把卡片拖到这里。</translation>
    </message>
    <message>
        <source>Shape of the list</source>
        <translation>列表的样式</translation>
    </message>
    <message>
        <source>This field has too many values for a board. Choose another one.</source>
        <translation>这个字段的值太多，无法分列，请换一个字段。</translation>
    </message>
    <message>
        <source>no contact yet</source>
        <translation>还没有联系</translation>
    </message>
    <message>
        <source>{place} of {count} in {column}</source>
        <translation>{column}：第 {place} 位，共 {count} 位</translation>
    </message>
</context>
<context>
    <name>Builder</name>
    <message numerus="yes">
        <source>%n customers</source>
        <translation><numerusform>%n 位客户</numerusform></translation>
    </message>
    <message>
        <source>=</source>
        <translation>＝</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>添加条件组</translation>
    </message>
    <message>
        <source>Anything</source>
        <translation>任何内容</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>文字写法</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Customers that match</source>
        <translation>客户符合</translation>
    </message>
    <message>
        <source>Customers who pass</source>
        <translation>符合的客户</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>条件组</translation>
    </message>
    <message>
        <source>How the conditions go together</source>
        <translation>条件之间的关系</translation>
    </message>
    <message>
        <source>Save as a view…</source>
        <translation>另存为视图…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Take this condition away</source>
        <translation>移除这个条件</translation>
    </message>
    <message>
        <source>Take this group away</source>
        <translation>移除这一组</translation>
    </message>
    <message>
        <source>The filter as text</source>
        <translation>筛选的文字写法</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>all of these</source>
        <translation>以下全部</translation>
    </message>
    <message>
        <source>any of these</source>
        <translation>以下任一</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>开头是</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>does not begin with</source>
        <translation>开头不是</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>不包含</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>from … to</source>
        <translation>从…到</translation>
    </message>
    <message>
        <source>in the last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>in the next</source>
        <translation>未来</translation>
    </message>
    <message>
        <source>is</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>没有填写</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>在</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>不是其中任一</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不等于</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>是其中之一</translation>
    </message>
    <message>
        <source>later than in</source>
        <translation>晚于</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>longer ago than</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation>以下都不</translation>
    </message>
    <message>
        <source>not all of these</source>
        <translation>以下不全</translation>
    </message>
    <message>
        <source>on or in</source>
        <translation>在某天或某月</translation>
    </message>
    <message>
        <source>until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>BulkEdit</name>
    <message>
        <source>Add tags</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Change %n customers</source>
        <translation><numerusform>修改 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Change customers</source>
        <translation>批量修改</translation>
    </message>
    <message>
        <source>Choose a tag</source>
        <translation>选择标签</translation>
    </message>
    <message>
        <source>Fields left as they are keep each customer's own value.</source>
        <translation>只修改选定的字段，其余字段各自保持不变。</translation>
    </message>
    <message>
        <source>Remove tags</source>
        <translation>移除标签</translation>
    </message>
    <message>
        <source>leave as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Cadence</name>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> · the first {shown} are shown</source>
        <translation> · 显示前 {shown} 位</translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups planned</source>
        <translation><numerusform>已安排 %n 项跟进</numerusform></translation>
    </message>
    <message>
        <source>Choose who cares then.</source>
        <translation>请选择届时由谁负责。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Contacts that are due</source>
        <translation>该联系的客户</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>该联系</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>已升级</translation>
    </message>
    <message>
        <source>Escalated after</source>
        <translation>再过多久升级</translation>
    </message>
    <message>
        <source>Every so many days since the last contact of any kind; 0 for none. Where several hold, the shortest counts.</source>
        <translation>自上次任何方式的联系起每隔多少天联系一次；0 表示不限。多项同时适用时取最短的。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Grade {name}</source>
        <translation>级别 {name}</translation>
    </message>
    <message>
        <source>Group {name}</source>
        <translation>分组 {name}</translation>
    </message>
    <message>
        <source>It would escalate before it slips. Choose more days.</source>
        <translation>升级会早于将流失，请填更多天数。</translation>
    </message>
    <message>
        <source>Keep in touch</source>
        <translation>保持联系</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>上次联系</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>未来 7 天</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nobody is waiting for a contact here. The rules say how often one is due.</source>
        <translation>这里没有该联系的客户。联系周期在规则里设定。</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Plan a follow-up</source>
        <translation>安排跟进</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>Record a contact</source>
        <translation>记录联系</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation>在列表中显示</translation>
    </message>
    <message>
        <source>Slipping</source>
        <translation>将流失</translation>
    </message>
    <message>
        <source>Slipping after</source>
        <translation>超期多久算将流失</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The rules are kept; the list follows in a moment.</source>
        <translation>规则已保存，列表稍后更新。</translation>
    </message>
    <message numerus="yes">
        <source>Type days from 1 to %n, or 0 for none.</source>
        <translation><numerusform>请填 1 到 %n 天，或填 0 表示不限。</numerusform></translation>
    </message>
    <message>
        <source>Who cares then</source>
        <translation>届时由谁负责</translation>
    </message>
    <message>
        <source>Whose customers</source>
        <translation>谁的客户</translation>
    </message>
    <message>
        <source>Without a plan</source>
        <translation>无跟进计划</translation>
    </message>
    <message numerus="yes">
        <source>due for %n days</source>
        <translation><numerusform>已超期 %n 天</numerusform></translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>to</source>
        <translation>给</translation>
    </message>
    <message>
        <source>{due} due · {slipping} slipping · {soon} in the next 7 days</source>
        <translation>该联系 {due} · 将流失 {slipping} · 未来 7 天 {soon}</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source> · the first {shown} are shown</source>
        <translation> · 显示前 {shown} 个</translation>
    </message>
    <message numerus="yes">
        <source>%n birthdays are open again</source>
        <translation><numerusform>%n 个生日改回待问候</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers wished well</source>
        <translation><numerusform>已问候 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to wish well</source>
        <translation><numerusform>待问候 %n 位</numerusform></translation>
    </message>
    <message>
        <source>29 February in other years</source>
        <translation>平年的 2 月 29 日</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>A lunar birthday twice in one year</source>
        <translation>公历一年内两次农历生日</translation>
    </message>
    <message>
        <source>Always in the plain month</source>
        <translation>总在平月</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Birthday message</source>
        <translation>生日祝福语</translation>
    </message>
    <message>
        <source>Birthdays</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Born in a lunar leap month</source>
        <translation>农历闰月出生</translation>
    </message>
    <message>
        <source>Both times; some years have none</source>
        <translation>两次都算；有的年份没有</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>复制祝福语</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>In the leap month of years that have it</source>
        <translation>有闰月的年份在闰月</translation>
    </message>
    <message>
        <source>Message: {occasion}</source>
        <translation>祝福语：{occasion}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Nobody's birthday comes in these days. It is a field of each customer.</source>
        <translation>这几天没有客户过生日。生日在客户资料中填写。</translation>
    </message>
    <message>
        <source>Not yet done</source>
        <translation>还未问候</translation>
    </message>
    <message>
        <source>Nothing is filled in for {place}. Use {known}.</source>
        <translation>{place} 没有可填入的内容。可以使用 {known}。</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>日子</translation>
    </message>
    <message>
        <source>On the 1 March</source>
        <translation>在 3 月 1 日</translation>
    </message>
    <message>
        <source>On the 28 February</source>
        <translation>在 2 月 28 日</translation>
    </message>
    <message>
        <source>On the 29th</source>
        <translation>在二十九</translation>
    </message>
    <message>
        <source>On the first of the next month</source>
        <translation>在次月初一</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Show done</source>
        <translation>显示已问候</translation>
    </message>
    <message>
        <source>Span of days</source>
        <translation>天数范围</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The 30th of a lunar month of 29 days</source>
        <translation>农历小月的三十</translation>
    </message>
    <message>
        <source>The first time only</source>
        <translation>只算第一次</translation>
    </message>
    <message>
        <source>The message is copied.</source>
        <translation>祝福语已复制。</translation>
    </message>
    <message>
        <source>The message is kept.</source>
        <translation>祝福语已保存。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Type the message that you send on a birthday.</source>
        <translation>请填写生日时发送的祝福语。</translation>
    </message>
    <message>
        <source>Wished well</source>
        <translation>已问候</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>岁数/周年</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待问候</translation>
    </message>
    <message>
        <source>some day of {month}</source>
        <translation>{month} 月内</translation>
    </message>
    <message>
        <source>wished {when}</source>
        <translation>{when}已问候</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message numerus="yes">
        <source>%n customers are found that are not there any more.</source>
        <translation><numerusform>搜索索引中有 %n 位已不存在的客户。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers are missing in the search.</source>
        <translation><numerusform>有 %n 位客户不在搜索索引中。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n records of {table} point to a missing {parent}.</source>
        <translation><numerusform>表 {table} 中有 %n 条数据指向不存在的 {parent}。</numerusform></translation>
    </message>
    <message>
        <source>Computed values</source>
        <translation>计算值</translation>
    </message>
    <message>
        <source>Contact methods</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Contact methods are not comparable: {customers}.</source>
        <translation>联系方式的比对值不正确：{customers}。</translation>
    </message>
    <message>
        <source>Files of customers</source>
        <translation>客户的文件</translation>
    </message>
    <message>
        <source>Links between records</source>
        <translation>数据之间的关联</translation>
    </message>
    <message>
        <source>Not exactly one contact method is the main one: {customers}.</source>
        <translation>主要联系方式不是恰好一个：{customers}。</translation>
    </message>
    <message>
        <source>The content of files is missing: {files}. Restore a backup that has it.</source>
        <translation>文件内容丢失：{files}。请恢复含有它们的备份。</translation>
    </message>
    <message>
        <source>The content of files was changed: {files}. Restore a backup that has it.</source>
        <translation>文件内容被改动：{files}。请恢复含有它们的备份。</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>The file is damaged: {detail}.</source>
        <translation>数据文件已损坏：{detail}。</translation>
    </message>
    <message>
        <source>The last contact is not that of the entries: {customers}.</source>
        <translation>“上次联系”与跟进记录不一致：{customers}。</translation>
    </message>
    <message>
        <source>The main contact is not that of the contact methods: {customers}.</source>
        <translation>主要联系方式与联系方式列表不一致：{customers}。</translation>
    </message>
    <message>
        <source>The next follow-up is not that of the plans: {customers}.</source>
        <translation>“下次跟进”与跟进计划不一致：{customers}。</translation>
    </message>
    <message>
        <source>The place in the list does not fit the name: {customers}.</source>
        <translation>排序位置与姓名不符：{customers}。</translation>
    </message>
    <message>
        <source>The purchases in all are not the sum of the purchases: {customers}.</source>
        <translation>累计购买与购买记录不一致：{customers}。</translation>
    </message>
    <message>
        <source>The search index</source>
        <translation>搜索索引</translation>
    </message>
    <message>
        <source>The search index {table} is damaged.</source>
        <translation>搜索索引 {table} 已损坏。</translation>
    </message>
    <message numerus="yes">
        <source>{customers} and %n more</source>
        <translation><numerusform>{customers} 等，另有 %n 位</numerusform></translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Choose a customer for {field}.</source>
        <translation>请为“{field}”选择一位客户。</translation>
    </message>
    <message>
        <source>Only the birthday can be a lunar date. Type the date of the calendar.</source>
        <translation>只有生日可以是农历。请输入公历日期。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>这一天还没到。</translation>
    </message>
    <message>
        <source>This is too long: at most {count} characters.</source>
        <translation>内容太长，最多 {count} 个字符。</translation>
    </message>
    <message>
        <source>Type a day, for example 2026-12-24 or 12-24.</source>
        <translation>请输入日期，如 2026-12-24 或 12-24。</translation>
    </message>
    <message>
        <source>Type yes or no.</source>
        <translation>请输入“是”或“否”。</translation>
    </message>
    <message>
        <source>{field} has {range} characters.</source>
        <translation>“{field}”的字数范围：{range}。</translation>
    </message>
    <message>
        <source>{field} is one of: {words}.</source>
        <translation>“{field}”只能是其中之一：{words}。</translation>
    </message>
    <message>
        <source>{field} lies in {range}.</source>
        <translation>“{field}”的范围：{range}。</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Create “{name}”</source>
        <translation>新建“{name}”</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>输入名称</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>输入以查找</translation>
    </message>
    <message>
        <source>nothing chosen</source>
        <translation>未选择</translation>
    </message>
</context>
<context>
    <name>ClassActs</name>
    <message numerus="yes">
        <source>%n follow-ups planned</source>
        <translation><numerusform>已安排 %n 个跟进计划</numerusform></translation>
    </message>
    <message>
        <source>For all of them</source>
        <translation>对全部</translation>
    </message>
    <message>
        <source>Plan follow-ups…</source>
        <translation>安排跟进…</translation>
    </message>
</context>
<context>
    <name>ClassOverview</name>
    <message>
        <source>From tomorrow on, what changed stands beside each class.</source>
        <translation>从明天起，各类旁会显示增减。</translation>
    </message>
    <message>
        <source>There are no customers yet.</source>
        <translation>还没有客户。</translation>
    </message>
    <message>
        <source>{change} since {day}; beside each class what changed</source>
        <translation>自 {day} 以来 {change}；各类旁为增减</translation>
    </message>
    <message>
        <source>{count} fewer than a month ago</source>
        <translation>比一个月前少 {count}</translation>
    </message>
    <message>
        <source>{count} more than a month ago</source>
        <translation>比一个月前多 {count}</translation>
    </message>
</context>
<context>
    <name>ClassUses</name>
    <message>
        <source>group {name}</source>
        <translation>分组“{name}”</translation>
    </message>
    <message>
        <source>rule {number} for grades</source>
        <translation>级别规则 {number}</translation>
    </message>
    <message>
        <source>the rules of contact overdue</source>
        <translation>久未联系的规则</translation>
    </message>
    <message>
        <source>view {name}</source>
        <translation>视图“{name}”</translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message numerus="yes">
        <source> · for %n days</source>
        <translation><numerusform> · 持续 %n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation><numerusform>%n 次</numerusform></translation>
    </message>
    <message>
        <source>Computing stages and values</source>
        <translation>正在计算阶段和价值</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Contact overdue</source>
        <translation>久未联系</translation>
    </message>
    <message>
        <source>Contact slipping</source>
        <translation>将流失</translation>
    </message>
    <message>
        <source>Customer no. of the referrer</source>
        <translation>介绍人的客户编号</translation>
    </message>
    <message>
        <source>Customers brought</source>
        <translation>介绍来的客户数</translation>
    </message>
    <message>
        <source>Earlier stages</source>
        <translation>以前的阶段</translation>
    </message>
    <message>
        <source>First visit</source>
        <translation>首次到店</translation>
    </message>
    <message>
        <source>Frequency (1 to 5)</source>
        <translation>频次（1 到 5）</translation>
    </message>
    <message>
        <source>Grade set by hand</source>
        <translation>手动定的级别</translation>
    </message>
    <message>
        <source>Grade: {words}</source>
        <translation>级别：{words}</translation>
    </message>
    <message>
        <source>Kinds of customers</source>
        <translation>客户种类</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>上次到店</translation>
    </message>
    <message>
        <source>Let the rules decide again</source>
        <translation>改由规则判断</translation>
    </message>
    <message>
        <source>Let the rules grade again</source>
        <translation>恢复按规则定级</translation>
    </message>
    <message>
        <source>Money (1 to 5)</source>
        <translation>金额（1 到 5）</translation>
    </message>
    <message>
        <source>New customers would decline first: make the days for New fewer.</source>
        <translation>这样新客会先变成衰退：请把“新客”的天数改小。</translation>
    </message>
    <message>
        <source>No rule holds.</source>
        <translation>没有规则符合。</translation>
    </message>
    <message>
        <source>Nobody could decline: make the days for Lost more than those for Declining.</source>
        <translation>这样谁也不会是衰退：“流失”的天数要多于“衰退”的天数。</translation>
    </message>
    <message>
        <source>Nobody would be active: ask more of mature customers.</source>
        <translation>这样谁也不会是活跃：请提高成熟客户的要求。</translation>
    </message>
    <message>
        <source>Purchases in {days} days</source>
        <translation>{days} 天内购买次数</translation>
    </message>
    <message>
        <source>Recency (1 to 5)</source>
        <translation>最近度（1 到 5）</translation>
    </message>
    <message>
        <source>Spent in {days} days</source>
        <translation>{days} 天内消费</translation>
    </message>
    <message>
        <source>Stage 30 days before</source>
        <translation>30 天前的阶段</translation>
    </message>
    <message>
        <source>Stage set by hand</source>
        <translation>手动定的阶段</translation>
    </message>
    <message>
        <source>Stage: {stage} ({why})</source>
        <translation>阶段：{stage}（{why}）</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>重新跟进</translation>
    </message>
    <message>
        <source>The four cut points must rise from left to right.</source>
        <translation>四个分界点要从左到右依次变大。</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Value analysis</source>
        <translation>价值分析</translation>
    </message>
    <message>
        <source>Value segment a month before</source>
        <translation>一个月前的价值分类</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到店次数</translation>
    </message>
    <message>
        <source>Visits in {days} days</source>
        <translation>{days} 天内到店次数</translation>
    </message>
    <message>
        <source>Why was this customer lost?</source>
        <translation>这位客户为什么流失？</translation>
    </message>
    <message>
        <source>Without a reason</source>
        <translation>不写原因</translation>
    </message>
    <message numerus="yes">
        <source>contact overdue for %n days</source>
        <translation><numerusform>已有 %n 天该联系未联系</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>first here %n days ago</source>
        <translation><numerusform>%n 天前第一次来</numerusform></translation>
    </message>
    <message>
        <source>has not come or bought yet</source>
        <translation>还没有来过或买过</translation>
    </message>
    <message numerus="yes">
        <source>last here %n days ago</source>
        <translation><numerusform>上次来是 %n 天前</numerusform></translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>还没有写</translation>
    </message>
    <message numerus="yes">
        <source>overdue for %n days</source>
        <translation><numerusform>已超期 %n 天</numerusform></translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>set by hand; by the rules: {words}</source>
        <translation>手动设定；按规则：{words}</translation>
    </message>
    <message>
        <source>the rules are switched off</source>
        <translation>规则已关闭</translation>
    </message>
    <message>
        <source>{day}  {before} → {after}: {why}</source>
        <translation>{day}  {before} → {after}：{why}</translation>
    </message>
    <message>
        <source>{grade} because: {facts}</source>
        <translation>{grade}，因为：{facts}</translation>
    </message>
    <message>
        <source>{times}, first {since} and last {ago} days ago</source>
        <translation>{times}，第一次在 {since} 天前，上次在 {ago} 天前</translation>
    </message>
</context>
<context>
    <name>Classification</name>
    <message>
        <source>An entry cannot stand below itself. Choose another place.</source>
        <translation>不能放到自己的下级。请选择其他位置。</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Reasons for leaving</source>
        <translation>流失原因</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>This entry is not there any more.</source>
        <translation>这一项已不存在。</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>请输入名称。</translation>
    </message>
    <message>
        <source>{name} ({above})</source>
        <translation>{name}（{above}）</translation>
    </message>
    <message>
        <source>{name} is in the list already.</source>
        <translation>列表中已有“{name}”。</translation>
    </message>
</context>
<context>
    <name>ClassificationView</name>
    <message numerus="yes">
        <source>%n customers</source>
        <translation><numerusform>%n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries merged into {name}</source>
        <translation><numerusform>已将 %n 项合并到“{name}”</numerusform></translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add an entry below</source>
        <translation>添加下级</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>放在最上层</translation>
    </message>
    <message>
        <source>Categories and tags</source>
        <translation>类别与标签</translation>
    </message>
    <message>
        <source>Choose an entry to see its customers.</source>
        <translation>选择一项，查看其中的客户。</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Customers: {name}</source>
        <translation>客户：{name}</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>删除（Del）</translation>
    </message>
    <message>
        <source>List</source>
        <translation>分类方式</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>合并到</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>合并到…</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>新类别</translation>
    </message>
    <message>
        <source>New grade</source>
        <translation>新级别</translation>
    </message>
    <message>
        <source>New reason</source>
        <translation>新的原因</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>新来源</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>No customers here yet.</source>
        <translation>这里还没有客户。</translation>
    </message>
    <message>
        <source>Open in Customers</source>
        <translation>在客户列表中打开</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Put below</source>
        <translation>移到下级</translation>
    </message>
    <message>
        <source>Put below…</source>
        <translation>移到下级…</translation>
    </message>
    <message>
        <source>Rename (Ctrl+E)</source>
        <translation>重命名（Ctrl+E）</translation>
    </message>
    <message>
        <source>below {name}</source>
        <translation>“{name}”的下级</translation>
    </message>
    <message>
        <source>{name} is deleted</source>
        <translation>已删除“{name}”</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n customers</source>
        <translation><numerusform>{name}：%n 位客户</numerusform></translation>
    </message>
</context>
<context>
    <name>Cleaning</name>
    <message>
        <source>A name without a letter.</source>
        <translation>姓名中没有文字。</translation>
    </message>
    <message>
        <source>Some characters are damaged.</source>
        <translation>部分字符已损坏。</translation>
    </message>
    <message>
        <source>The cell shows the error {code}.</source>
        <translation>单元格显示错误值 {code}。</translation>
    </message>
    <message>
        <source>The spreadsheet keeps 15 digits of a number, so {text} has lost its end. Enter it in full as text.</source>
        <translation>表格中的数字只保留 15 位，{text} 的末尾已丢失。请以文本格式完整填写。</translation>
    </message>
    <message>
        <source>The year {year} is out of range.</source>
        <translation>年份 {year} 超出范围。</translation>
    </message>
    <message>
        <source>There is no phone number here.</source>
        <translation>这里没有电话号码。</translation>
    </message>
    <message>
        <source>This formula has no result. Open the file in Excel or WPS, save it and try again.</source>
        <translation>公式没有计算结果。用 Excel 或 WPS 打开文件并保存，再重试。</translation>
    </message>
    <message>
        <source>This is a long text, not one value.</source>
        <translation>这是一长段文字，不是一个值。</translation>
    </message>
    <message>
        <source>This is a time, not a date.</source>
        <translation>这是时间，不是日期。</translation>
    </message>
    <message>
        <source>This is not a date.</source>
        <translation>这不是日期。</translation>
    </message>
    <message>
        <source>This is not a length of time.</source>
        <translation>这不是时长。</translation>
    </message>
    <message>
        <source>This is not a time of the day.</source>
        <translation>这不是时刻。</translation>
    </message>
    <message>
        <source>This is not a whole number.</source>
        <translation>这不是整数。</translation>
    </message>
    <message>
        <source>This moment is out of range.</source>
        <translation>时间超出范围。</translation>
    </message>
    <message>
        <source>Year, month and day are needed here.</source>
        <translation>这里需要完整的年月日。</translation>
    </message>
    <message>
        <source>{text} is not one of the words for this.</source>
        <translation>“{text}”不是可用的选项。</translation>
    </message>
    <message>
        <source>{text} may have been shortened to 1.38E+10 before. Compare it with what you know.</source>
        <translation>{text} 可能曾被表格写成 1.38E+10 而丢了末尾几位，请核对。</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Amber</source>
        <translation>琥珀色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>靛蓝色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source> (undone)</source>
        <translation>（已撤销）</translation>
    </message>
    <message numerus="yes">
        <source>%n customers found</source>
        <translation><numerusform>找到 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers saved in {file}</source>
        <translation><numerusform>已备份 %n 位客户到 {file}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers written to {file}</source>
        <translation><numerusform>已导出 %n 位客户到 {file}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries written to {file}</source>
        <translation><numerusform>已将 %n 条写入 {file}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n failed rows are of people who are no customers. Import the customers first, or import again with --unknown-people register: the rows then stand in the register with name and phone.</source>
        <translation><numerusform>有 %n 行没有导入：这些人还不是客户。请先导入客户，或加上 --unknown-people register 再导入一次：这些行会带着姓名和电话记入登记簿。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n records were changed since and stay as they are: {names}</source>
        <translation><numerusform>%n 条数据之后又有改动，保持现状：{names}</numerusform></translation>
    </message>
    <message>
        <source>--map {pair} is not of the form HEADING=FIELD.</source>
        <translation>--map {pair} 的写法不对，应为“列标题=字段”。</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消，没有任何改动。</translation>
    </message>
    <message>
        <source>Client records for one desk.</source>
        <translation>单机客户记录。</translation>
    </message>
    <message>
        <source>Only checked, nothing written:</source>
        <translation>仅检查，未写入：</translation>
    </message>
    <message>
        <source>Restored {file}.</source>
        <translation>已恢复 {file}。</translation>
    </message>
    <message>
        <source>Restored {file}. What could not be opened is set aside in {aside}.</source>
        <translation>已恢复 {file}。打不开的文件另存在 {aside}。</translation>
    </message>
    <message>
        <source>Restored {file}. What was there before is saved in {saved}.</source>
        <translation>已恢复 {file}。原有数据保存在 {saved}。</translation>
    </message>
    <message numerus="yes">
        <source>Sample customers added in {operations} acts; there are %n customers now.</source>
        <translation><numerusform>已分 {operations} 次添加示例客户，现共有 %n 位客户。</numerusform></translation>
    </message>
    <message>
        <source>The program failed here ({error}). Nothing was changed by this command.</source>
        <translation>程序在这里出错（{error}）。本次命令没有改动任何数据。</translation>
    </message>
    <message>
        <source>Undone: {act}</source>
        <translation>已撤销：{act}</translation>
    </message>
    <message>
        <source>add invented customers, for trying and measuring</source>
        <translation>添加虚构的示例客户，供试用和测速</translation>
    </message>
    <message>
        <source>bring in a file of customers, visits and calls, follow-ups, purchases or relations</source>
        <translation>导入客户、跟进记录、跟进计划、购买记录或客户关系文件</translation>
    </message>
    <message>
        <source>customers that may be one person twice</source>
        <translation>可能重复的客户</translation>
    </message>
    <message>
        <source>find customers; - reads a query a line</source>
        <translation>查找客户；用 - 则从标准输入每行读一个查询</translation>
    </message>
    <message>
        <source>invent purchases for the customers that are there too</source>
        <translation>也为已有的客户虚构购买记录</translation>
    </message>
    <message>
        <source>look all data through</source>
        <translation>检查全部数据</translation>
    </message>
    <message>
        <source>put the data of a backup in the place of the present ones</source>
        <translation>用备份中的数据替换现有数据</translation>
    </message>
    <message>
        <source>row {row}, {column}: {reason}</source>
        <translation>第 {row} 行，{column}：{reason}</translation>
    </message>
    <message>
        <source>row {row}: {reason}</source>
        <translation>第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>save all data in one file</source>
        <translation>把全部数据备份到一个文件</translation>
    </message>
    <message>
        <source>take an act back, the newest one without a number</source>
        <translation>撤销一次操作；不给编号则撤销最近一次</translation>
    </message>
    <message>
        <source>the data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>the language of the sentences</source>
        <translation>提示的语言</translation>
    </message>
    <message>
        <source>visits and calls of somebody who is no customer are errors, or go to the register with name and phone</source>
        <translation>来访和通话的人还不是客户时：算作错误（fail），或带着姓名和电话记入登记簿（register）</translation>
    </message>
    <message>
        <source>what was done</source>
        <translation>操作历史</translation>
    </message>
    <message>
        <source>write customers to a .xlsx, .csv or .vcf file; by its columns, visits and calls, follow-ups or purchases</source>
        <translation>把客户写入 .xlsx、.csv 或 .vcf 文件；按所列的列，也可写跟进记录、跟进计划或购买记录</translation>
    </message>
    <message>
        <source>{message}. Run the program with --help to see what it understands.</source>
        <translation>{message}。用 --help 运行程序可查看全部用法。</translation>
    </message>
    <message>
        <source>{read} rows: {created} created, {updated} updated, {skipped} skipped, {failed} failed</source>
        <translation>共 {read} 行：新增 {created}，更新 {updated}，跳过 {skipped}，失败 {failed}</translation>
    </message>
    <message>
        <source>{text} is not a number from 1</source>
        <translation>{text} 不是大于 0 的整数</translation>
    </message>
    <message>
        <source>{text} is not a whole number</source>
        <translation>{text} 不是整数</translation>
    </message>
</context>
<context>
    <name>Complaints</name>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>A renamed word is renamed in all complaints; an emptied one is offered no more, and stays where it stands.</source>
        <translation>改名会同时更新所有投诉；清空的词不再提供，已用的投诉里保留。</translation>
    </message>
    <message>
        <source>Add staff in the settings first</source>
        <translation>请先在设置中添加员工</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>添加处理</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Can wait</source>
        <translation>不急</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose the customer first.</source>
        <translation>请先选择客户。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>办结…</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Complaint closed</source>
        <translation>投诉已办结</translation>
    </message>
    <message>
        <source>Complaint deleted</source>
        <translation>已删除投诉</translation>
    </message>
    <message>
        <source>Complaint is open again</source>
        <translation>投诉已重新打开</translation>
    </message>
    <message>
        <source>Complaint recorded</source>
        <translation>已登记投诉</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer: name, pinyin or number</source>
        <translation>客户：姓名、拼音或号码</translation>
    </message>
    <message>
        <source>Days of urgency {number}</source>
        <translation>紧急程度 {number} 的天数</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送货</translation>
    </message>
    <message>
        <source>How it was settled</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>How urgent, and until when</source>
        <translation>紧急程度与期限</translation>
    </message>
    <message>
        <source>Keep one word at least.</source>
        <translation>至少保留一个词。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind {number}</source>
        <translation>类型 {number}</translation>
    </message>
    <message>
        <source>No complaint stands here. One that is recorded does.</source>
        <translation>这里没有投诉。登记后会列在这里。</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Note a step…</source>
        <translation>记处理经过…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Open again…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Partly satisfied</source>
        <translation>部分满意</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Record complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Record complaint…</source>
        <translation>登记投诉…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新处理</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新处理</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Satisfied?</source>
        <translation>满意吗？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Somebody else is responsible now.</source>
        <translation>已更换负责人。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step noted</source>
        <translation>已记下处理经过</translation>
    </message>
    <message numerus="yes">
        <source>Take a shorter word, of at most %n characters.</source>
        <translation><numerusform>请用短一些的词，最多 %n 个字。</numerusform></translation>
    </message>
    <message>
        <source>The complaint and what was done</source>
        <translation>投诉及处理经过</translation>
    </message>
    <message>
        <source>The complaint is closed.</source>
        <translation>投诉已办结。</translation>
    </message>
    <message>
        <source>The complaint is deleted.</source>
        <translation>投诉已删除。</translation>
    </message>
    <message>
        <source>The complaint is open again.</source>
        <translation>投诉重新处理。</translation>
    </message>
    <message>
        <source>The complaint is recorded.</source>
        <translation>投诉已登记。</translation>
    </message>
    <message>
        <source>The deadline is {day}.</source>
        <translation>期限改为 {day}。</translation>
    </message>
    <message>
        <source>The step is written down.</source>
        <translation>处理情况已记录。</translation>
    </message>
    <message>
        <source>The words are kept</source>
        <translation>用词已保存</translation>
    </message>
    <message>
        <source>This complaint is closed already.</source>
        <translation>这条投诉已经办结。</translation>
    </message>
    <message>
        <source>This complaint is not there any more.</source>
        <translation>这条投诉已经不在了。</translation>
    </message>
    <message>
        <source>This complaint is open.</source>
        <translation>这条投诉正在处理。</translation>
    </message>
    <message numerus="yes">
        <source>Type days from 0 to %n.</source>
        <translation><numerusform>请填 0 到 %n 天。</numerusform></translation>
    </message>
    <message>
        <source>Type how it ended.</source>
        <translation>请填写处理结果。</translation>
    </message>
    <message>
        <source>Type what the complaint is about.</source>
        <translation>请填写投诉内容。</translation>
    </message>
    <message>
        <source>Type what was done.</source>
        <translation>请填写处理情况。</translation>
    </message>
    <message>
        <source>Type why it is opened again.</source>
        <translation>请填写重新处理的原因。</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Urgency {number}</source>
        <translation>紧急程度 {number}</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>What can be done about: {complaint}</source>
        <translation>处理：{complaint}</translation>
    </message>
    <message>
        <source>What the complaint is about</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>What they are about</source>
        <translation>投诉类型</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>What was done about it</source>
        <translation>做了什么处理</translation>
    </message>
    <message>
        <source>What was done, or how it ended</source>
        <translation>处理情况或结果</translation>
    </message>
    <message>
        <source>Which complaints</source>
        <translation>哪些投诉</translation>
    </message>
    <message>
        <source>Why it is opened again</source>
        <translation>为什么重新打开</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>用词</translation>
    </message>
    <message>
        <source>Words of complaints</source>
        <translation>投诉用词</translation>
    </message>
    <message>
        <source>closed {when}</source>
        <translation>{when}办结</translation>
    </message>
    <message>
        <source>open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>重新处理中</translation>
    </message>
    <message>
        <source>{name} is in the list already.</source>
        <translation>列表中已有“{name}”。</translation>
    </message>
    <message>
        <source>{open} open · {overdue} overdue</source>
        <translation>处理中 {open} · 逾期 {overdue}</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>Copy {kind}</source>
        <translation>复制{kind}</translation>
    </message>
    <message>
        <source>Label of {kind}</source>
        <translation>{kind}的说明</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>说明…</translation>
    </message>
    <message>
        <source>Make it the main one</source>
        <translation>设为主要</translation>
    </message>
    <message>
        <source>More for {kind}</source>
        <translation>{kind}的更多操作</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>无说明</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>This entry is not there any more.</source>
        <translation>这条联系方式已不存在。</translation>
    </message>
    <message>
        <source>Type a value, or remove this entry.</source>
        <translation>请填写内容，或移除这条联系方式。</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>home</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>not in service</source>
        <translation>空号停机</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>{kind} (main)</source>
        <translation>{kind}（主要）</translation>
    </message>
    <message>
        <source>{kind} · {label}</source>
        <translation>{kind} · {label}</translation>
    </message>
</context>
<context>
    <name>CustomField</name>
    <message>
        <source>A whole day, a month or a year. One that comes again each year, such as a wedding day, stands in Care.</source>
        <translation>可以是完整日期、月份或年份。每年重复的日子（如结婚纪念日）会出现在“关怀”里。</translation>
    </message>
    <message>
        <source>A word that is written anew is renamed in all customers. One that is taken away stays where it stands.</source>
        <translation>修改选项文字，所有客户同步更新；去掉的选项不再可选，已填的保留。</translation>
    </message>
    <message>
        <source>At the other end</source>
        <translation>对方显示为</translation>
    </message>
    <message>
        <source>By the lunar calendar</source>
        <translation>按农历</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change field</source>
        <translation>修改字段</translation>
    </message>
    <message>
        <source>Characters from</source>
        <translation>字数从</translation>
    </message>
    <message>
        <source>Comes again each year</source>
        <translation>每年重复</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Different for each customer</source>
        <translation>不允许重复</translation>
    </message>
    <message>
        <source>Each year</source>
        <translation>每年重复</translation>
    </message>
    <message>
        <source>Field name</source>
        <translation>字段名称</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Make field</source>
        <translation>新建字段</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>新字段</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>编号格式</translation>
    </message>
    <message>
        <source>Required: a new customer needs it</source>
        <translation>必填：新客户必须填写</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>What a field holds stays as it is: make another field for that.</source>
        <translation>字段类型不能更改，需要时请新建一个字段。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Words to choose from</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Zeros are the count; {year}, {month} and {day} the date. Each new customer gets the next number.</source>
        <translation>连续的 0 是流水号，{year}、{month}、{day} 是日期。每位新客户自动得到下一个编号。</translation>
    </message>
    <message>
        <source>for example: introduced by</source>
        <translation>例如：被介绍</translation>
    </message>
</context>
<context>
    <name>CustomFields</name>
    <message>
        <source>A word stands there twice. Take one away.</source>
        <translation>有一个选项写了两次，请去掉一个。</translation>
    </message>
    <message>
        <source>The last value lies before the first one.</source>
        <translation>上限小于下限。</translation>
    </message>
    <message>
        <source>There is a field of this name already. Choose another name.</source>
        <translation>已有同名字段，请换一个名称。</translation>
    </message>
    <message>
        <source>This field is not there any more.</source>
        <translation>这个字段已经不在了。</translation>
    </message>
    <message>
        <source>Type a name for the field.</source>
        <translation>请输入字段名称。</translation>
    </message>
    <message>
        <source>Type a word.</source>
        <translation>请输入选项。</translation>
    </message>
    <message>
        <source>Type the words to choose from, one a line.</source>
        <translation>请输入可选项，每行一个。</translation>
    </message>
    <message>
        <source>{word} is not among the words.</source>
        <translation>选项中没有“{word}”。</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n 条跟进记录</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups</source>
        <translation><numerusform>%n 条跟进计划</numerusform></translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Add a phone number</source>
        <translation>添加电话</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Add field…</source>
        <translation>添加字段…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Card copied</source>
        <translation>已复制客户名片</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Choose a customer in the list.</source>
        <translation>在列表中选择一位客户。</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制电话</translation>
    </message>
    <message>
        <source>Copy the whole card</source>
        <translation>复制客户名片</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Done, with outcome and next step (Ctrl+D)</source>
        <translation>完成，并填结果和下一步（Ctrl+D）</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Follow-up done</source>
        <translation>已完成跟进</translation>
    </message>
    <message>
        <source>Follow-up moved to {day}</source>
        <translation>跟进改期到 {day}</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>上次</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>Next customer (Alt+Right)</source>
        <translation>下一位客户（Alt+→）</translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation>还没有联系过</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open that one</source>
        <translation>打开这位</translation>
    </message>
    <message>
        <source>Open the referrer</source>
        <translation>打开介绍人</translation>
    </message>
    <message>
        <source>Open {field}</source>
        <translation>打开“{field}”</translation>
    </message>
    <message>
        <source>Phone: {number}</source>
        <translation>电话：{number}</translation>
    </message>
    <message>
        <source>Plan a follow-up</source>
        <translation>安排跟进</translation>
    </message>
    <message>
        <source>Plan a follow-up…</source>
        <translation>计划跟进…</translation>
    </message>
    <message>
        <source>Previous customer (Alt+Left)</source>
        <translation>上一位客户（Alt+←）</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>Quick facts…</source>
        <translation>速览信息…</translation>
    </message>
    <message>
        <source>Record contact</source>
        <translation>写跟进</translation>
    </message>
    <message>
        <source>Record contact…</source>
        <translation>写跟进…</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Removed {value}</source>
        <translation>已移除 {value}</translation>
    </message>
    <message>
        <source>Reschedule</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Sections of the page…</source>
        <translation>页面板块…</translation>
    </message>
    <message>
        <source>Show changes</source>
        <translation>显示变更</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>取消存档</translation>
    </message>
    <message>
        <source>This customer is in the archive.</source>
        <translation>这位客户已存档。</translation>
    </message>
    <message>
        <source>This customer is in the recycle bin.</source>
        <translation>这位客户在回收站中。</translation>
    </message>
    <message>
        <source>This customer is not in the data any more.</source>
        <translation>这位客户已不存在。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Typed before, not saved yet.</source>
        <translation>之前输入的，尚未保存。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>{field} of</source>
        <translation>{field}（对方）</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
    <message>
        <source>{name} ({reason}), last contact {when}</source>
        <translation>{name}（{reason}），上次联系：{when}</translation>
    </message>
    <message>
        <source>{name} ({reason}), owner {owner}, last contact {when}</source>
        <translation>{name}（{reason}），归属 {owner}，上次联系：{when}</translation>
    </message>
    <message>
        <source>{name} is back in the list</source>
        <translation>“{name}”已回到列表</translation>
    </message>
    <message>
        <source>{name} is in the archive</source>
        <translation>“{name}”已存档</translation>
    </message>
    <message>
        <source>{name} is in the recycle bin</source>
        <translation>“{name}”已移入回收站</translation>
    </message>
    <message>
        <source>{name} is in the recycle bin, with {what}</source>
        <translation>“{name}”已移入回收站，连同 {what}</translation>
    </message>
    <message>
        <source>{name} is restored</source>
        <translation>“{name}”已恢复</translation>
    </message>
    <message>
        <source>{when}: {words}</source>
        <translation>{when}：{words}</translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message>
        <source> and </source>
        <translation>和 </translation>
    </message>
    <message numerus="yes">
        <source>%n customers</source>
        <translation><numerusform>%n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers go to the recycle bin.</source>
        <translation><numerusform>%n 位客户将移入回收站。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n 条跟进记录</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-ups</source>
        <translation><numerusform>%n 条待办的跟进计划</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n phone numbers</source>
        <translation><numerusform>%n 个电话号码</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>已选 %n 位</numerusform></translation>
    </message>
    <message>
        <source>A customer needs a name. Type one, then save.</source>
        <translation>客户要有姓名。填写姓名后再保存。</translation>
    </message>
    <message>
        <source>Add the first customer</source>
        <translation>登记第一位客户</translation>
    </message>
    <message numerus="yes">
        <source>Add to %n customers</source>
        <translation><numerusform>给 %n 位客户添加</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>All %n customers had it already.</source>
        <translation><numerusform>%n 位客户本来就是这样。</numerusform></translation>
    </message>
    <message>
        <source>All of it can be restored from there.</source>
        <translation>之后可以从回收站恢复。</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>存档</translation>
    </message>
    <message numerus="yes">
        <source>Archived %n customers</source>
        <translation><numerusform>已存档 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购买于</translation>
    </message>
    <message>
        <source>Build a filter (Ctrl+Shift+B)</source>
        <translation>组合筛选 (Ctrl+Shift+B)</translation>
    </message>
    <message>
        <source>Change several fields…</source>
        <translation>批量修改…</translation>
    </message>
    <message numerus="yes">
        <source>Changed %n customers</source>
        <translation><numerusform>已修改 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Changed %n customers; the others had it already</source>
        <translation><numerusform>已修改 %n 位客户，其余本来就是这样</numerusform></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message numerus="yes">
        <source>Changing %n customers…</source>
        <translation><numerusform>正在修改 %n 位客户…</numerusform></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Clear the selection (Esc)</source>
        <translation>取消选择（Esc）</translation>
    </message>
    <message>
        <source>Click: only this · Ctrl: and this · Shift: or this · Alt: not this</source>
        <translation>点击：只看这项 · Ctrl：并且 · Shift：或者 · Alt：排除</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns and order…	Ctrl+Shift+C</source>
        <translation>列和排序…	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Contact overdue</source>
        <translation>久未联系</translation>
    </message>
    <message>
        <source>Contact slipping</source>
        <translation>将流失</translation>
    </message>
    <message>
        <source>Copied: {what}</source>
        <translation>已复制：{what}</translation>
    </message>
    <message>
        <source>Copy phone number</source>
        <translation>复制电话</translation>
    </message>
    <message>
        <source>Copy phone numbers</source>
        <translation>复制电话</translation>
    </message>
    <message>
        <source>Counting what goes along…</source>
        <translation>正在统计相关内容…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n customers</source>
        <translation><numerusform>删除 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n customers</source>
        <translation><numerusform>已删除 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Delete…	Del</source>
        <translation>删除…	Del</translation>
    </message>
    <message>
        <source>Excel template to fill in…</source>
        <translation>Excel 填写模板…</translation>
    </message>
    <message>
        <source>Export the selection…</source>
        <translation>导出所选…</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>导出当前列表…</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>收起所有组</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组显示</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Import Excel…</source>
        <translation>导入 Excel…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>Last contact by</source>
        <translation>上次联系人员</translation>
    </message>
    <message>
        <source>List of customers</source>
        <translation>客户列表</translation>
    </message>
    <message>
        <source>Longer ago</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>未来 7 天</translation>
    </message>
    <message>
        <source>Next group (Ctrl+PageDown)</source>
        <translation>下一组 (Ctrl+PageDown)</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>无类别</translation>
    </message>
    <message>
        <source>No customers match these filters.</source>
        <translation>没有符合筛选条件的客户。</translation>
    </message>
    <message>
        <source>No grade</source>
        <translation>无级别</translation>
    </message>
    <message>
        <source>No owner</source>
        <translation>无归属人</translation>
    </message>
    <message>
        <source>No reason</source>
        <translation>没有原因</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>无来源</translation>
    </message>
    <message>
        <source>No stage</source>
        <translation>没有阶段</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>没有评分</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>没有计划</translation>
    </message>
    <message>
        <source>One import</source>
        <translation>某次导入</translation>
    </message>
    <message>
        <source>Open	Enter</source>
        <translation>打开	Enter</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Phoned on</source>
        <translation>通话日期</translation>
    </message>
    <message numerus="yes">
        <source>Plan follow-ups for %n customers…</source>
        <translation><numerusform>为 %n 位客户安排跟进…</numerusform></translation>
    </message>
    <message>
        <source>Preview (Space)</source>
        <translation>预览（空格）</translation>
    </message>
    <message>
        <source>Previous group (Ctrl+PageUp)</source>
        <translation>上一组 (Ctrl+PageUp)</translation>
    </message>
    <message>
        <source>Record contact…</source>
        <translation>写跟进…</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>建档日期</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message numerus="yes">
        <source>Remove from %n customers</source>
        <translation><numerusform>从 %n 位客户移除</numerusform></translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>取消星标</translation>
    </message>
    <message numerus="yes">
        <source>Removed the star from %n customers</source>
        <translation><numerusform>已取消 %n 位客户的星标</numerusform></translation>
    </message>
    <message>
        <source>Reset the columns</source>
        <translation>恢复默认列</translation>
    </message>
    <message numerus="yes">
        <source>Select all %n</source>
        <translation><numerusform>选择全部 %n 位</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Select these %n customers</source>
        <translation><numerusform>选择这 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Set for %n customers</source>
        <translation><numerusform>设置 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Sorted by {keys}</source>
        <translation>按 {keys} 排序</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>正在排序…</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>星标</translation>
    </message>
    <message numerus="yes">
        <source>Starred %n customers</source>
        <translation><numerusform>已给 %n 位客户加星标</numerusform></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>取消存档</translation>
    </message>
    <message>
        <source>That would be a circle: this customer brought that referrer. Choose another.</source>
        <translation>介绍关系成了循环：对方正是这位客户介绍来的。请选择其他介绍人。</translation>
    </message>
    <message>
        <source>There is no phone number to copy.</source>
        <translation>没有可复制的电话。</translation>
    </message>
    <message>
        <source>This customer is not in the data any more.</source>
        <translation>这位客户已不存在。</translation>
    </message>
    <message>
        <source>This includes {what}.</source>
        <translation>包括 {what}。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>Took %n customers out of the archive</source>
        <translation><numerusform>已取消 %n 位客户的存档</numerusform></translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Unfold all groups</source>
        <translation>展开所有组</translation>
    </message>
    <message>
        <source>Visited on</source>
        <translation>到店日期</translation>
    </message>
    <message>
        <source>What was bought</source>
        <translation>买的商品</translation>
    </message>
    <message>
        <source>With an open order</source>
        <translation>有未完成订单</translation>
    </message>
    <message>
        <source>Your customers appear here. Import your Excel list, or add the first one.</source>
        <translation>客户都在这里。可以导入 Excel 名单，或登记第一位客户。</translation>
    </message>
    <message>
        <source>deleted entry</source>
        <translation>已删除的项</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已收起</translation>
    </message>
    <message>
        <source>group {place} of {count}</source>
        <translation>第 {place} 组，共 {count} 组</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not {value}</source>
        <translation>不是{value}</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>{field} cannot be set for several customers at once.</source>
        <translation>“{field}”不能批量设置。</translation>
    </message>
    <message>
        <source>{field} is required and cannot be empty.</source>
        <translation>“{field}”是必填项，不能为空。</translation>
    </message>
    <message>
        <source>{field} is required. Fill it in, then save.</source>
        <translation>“{field}”是必填项，请填写后再保存。</translation>
    </message>
    <message>
        <source>{name} (deleted)</source>
        <translation>{name}（已删除）</translation>
    </message>
    <message>
        <source>{name} goes to the recycle bin.</source>
        <translation>“{name}”将移入回收站。</translation>
    </message>
    <message>
        <source>{name} has the customer number {number} already. Choose another one.</source>
        <translation>客户编号 {number} 已由“{name}”使用。请换一个编号。</translation>
    </message>
    <message>
        <source>{name} has this {field} already, and it must differ for each customer.</source>
        <translation>{name}已有相同的“{field}”，该字段不能重复。</translation>
    </message>
    <message>
        <source>“{part}” is left out. {sentence}</source>
        <translation>“{part}”没有计入。{sentence}</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>A longer act is still writing. Wait until it has finished, then save again.</source>
        <translation>另一项操作正在写入。等它完成后再保存。</translation>
    </message>
    <message>
        <source>Another program holds {path}. Close it and save again.</source>
        <translation>“{path}”被其他程序占用。关闭该程序后再保存。</translation>
    </message>
    <message>
        <source>The data can only be read here: its folder or file is read-only. Nothing was saved. Make the folder writable and start the program again.</source>
        <translation>数据文件夹或文件是只读的，只能查看，没有保存任何内容。将文件夹改为可写，再重新启动程序。</translation>
    </message>
    <message>
        <source>The data cannot be kept safely on this disk ({name} is {found}). Move the data folder to a disk of this PC.</source>
        <translation>这个磁盘无法安全保存数据（{name} 为 {found}）。请把数据文件夹移到本机磁盘。</translation>
    </message>
    <message>
        <source>The data in {folder} is open in another window of this program. Close it there first.</source>
        <translation>“{folder}”中的数据已在本程序的另一个窗口中打开。请先在那里关闭。</translation>
    </message>
    <message>
        <source>The disk did not answer while {path} was used. Check the disk and try again.</source>
        <translation>读写“{path}”时磁盘没有响应。检查磁盘后重试。</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was saved. Your text is still there: free some space on the disk of {folder} and save again.</source>
        <translation>磁盘已满，没有保存。已输入的内容还在：在“{folder}”所在磁盘腾出空间后再保存。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written, so no data can be kept there. Choose another folder with --data, or make it writable.</source>
        <translation>文件夹“{folder}”不可写，无法存放数据。用 --data 另选文件夹，或将它改为可写。</translation>
    </message>
    <message>
        <source>no act at all</source>
        <translation>没有任何操作</translation>
    </message>
    <message>
        <source>{path} cannot be locked: {reason}. Move the data folder to a disk of this PC.</source>
        <translation>无法锁定“{path}”：{reason}。请把数据文件夹移到本机磁盘。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Check its permissions and start again.</source>
        <translation>无法读取“{path}”：{reason}。检查文件权限后重新启动。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}. Check the disk and its permissions.</source>
        <translation>无法使用“{path}”：{reason}。检查磁盘和文件权限。</translation>
    </message>
    <message>
        <source>{path} is damaged and was left as it is. Restore a backup, or put one in its place and start again.</source>
        <translation>{path} 已损坏，原样未动。请恢复一份备份，或把备份放到它的位置后重新启动。</translation>
    </message>
    <message>
        <source>{path} is from an older version and has to be brought up to date, but nothing can be written there. Free some space or make the folder writable, and start again.</source>
        <translation>{path} 是旧版本的数据，需要先升级，但那里无法写入。请腾出空间，或让文件夹可写，然后重新启动。</translation>
    </message>
    <message>
        <source>{path} is missing, although there was data in this folder. Nothing was made in its place. Restore a backup, or put the file back and try again.</source>
        <translation>{path} 不见了，而这个文件夹里原来是有数据的。没有新建任何文件代替它。请恢复一份备份，或把文件放回去再试。</translation>
    </message>
    <message>
        <source>{path} is not a file of this program, or it is damaged. It was left as it is. Choose another data folder, or put a backup in its place.</source>
        <translation>“{path}”不是本程序的文件，或已损坏，未作任何改动。请选择其他数据文件夹，或用备份替换它。</translation>
    </message>
    <message>
        <source>{path} is older than the data that was saved here: it ends with {found}, and there was data up to {wanted}. A sync program may have put it back, or it was copied without the file beside it (-wal).</source>
        <translation>{path} 比这里保存过的数据旧：它到 {found} 为止，而数据曾到 {wanted}。可能是同步软件放回了旧文件，或复制时漏了旁边的 -wal 文件。</translation>
    </message>
    <message>
        <source>{path} is read-only, so nothing was saved. Make it writable and try again.</source>
        <translation>“{path}”是只读的，没有保存。改为可写后重试。</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of this program. Install the newer version to open it; nothing was changed.</source>
        <translation>“{path}”由更新版本的程序写成。安装新版本后再打开；没有任何改动。</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>There is no day {text} in the calendar.</source>
        <translation>日历中没有 {text} 这一天。</translation>
    </message>
    <message>
        <source>{date} (lunar leap month)</source>
        <translation>{date}（农历闰月）</translation>
    </message>
    <message>
        <source>{date} (lunar)</source>
        <translation>{date}（农历）</translation>
    </message>
    <message>
        <source>{text} has a year of two digits. Write it with four.</source>
        <translation>{text} 的年份只有两位。请写四位年份。</translation>
    </message>
    <message>
        <source>{text} is not a date. One looks like 1990-05-17.</source>
        <translation>{text} 不是日期。日期写法如 1990-05-17。</translation>
    </message>
    <message>
        <source>{text} may be January or October. Write it as {january} or {october}.</source>
        <translation>{text} 可能是 1 月，也可能是 10 月。请写成 {january} 或 {october}。</translation>
    </message>
    <message>
        <source>{text} reads two ways. Say whether the day or the month comes first, or write it as 1990-05-17.</source>
        <translation>{text} 有两种读法。请指明日和月的先后，或写成 1990-05-17。</translation>
    </message>
</context>
<context>
    <name>DayBar</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>The day after (Alt+Right)</source>
        <translation>后一天（Alt+→）</translation>
    </message>
    <message>
        <source>The day before (Alt+Left)</source>
        <translation>前一天（Alt+←）</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>DayChoice</name>
    <message>
        <source>3 days</source>
        <translation>3 天后</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Date…</source>
        <translation>选日期…</translation>
    </message>
    <message>
        <source>Day of the follow-up</source>
        <translation>跟进日期</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>下周</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>closed day</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>⚠ {name}: take {day}</source>
        <translation>⚠ {name}：改到 {day}</translation>
    </message>
</context>
<context>
    <name>DayClose</name>
    <message numerus="yes">
        <source>%n made up</source>
        <translation><numerusform>补接 %n 次</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation><numerusform>接待 %n 位</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation><numerusform>轮空 %n 次</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to make up</source>
        <translation><numerusform>待补接 %n 次</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation><numerusform>轮接 %n 次</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n written down</source>
        <translation><numerusform>登记 %n 条</numerusform></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>来去电</translation>
    </message>
    <message>
        <source>Calls in</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Calls out</source>
        <translation>去电</translation>
    </message>
    <message>
        <source>Day close</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Left without being received</source>
        <translation>未接待即离店</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Other entries</source>
        <translation>其他记录</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Promised for the next day</source>
        <translation>次日待跟进</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Still here</source>
        <translation>仍在店</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>The shift ends before it begins. Correct one of the times.</source>
        <translation>班次的结束早于开始，请改正其中一个时间。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮接</translation>
    </message>
    <message>
        <source>Type the time like 14:30.</source>
        <translation>请按 14:30 的格式输入时间。</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Without a customer</source>
        <translation>未归客户</translation>
    </message>
    <message>
        <source>{average} min, at most {most} min</source>
        <translation>平均 {average} 分钟，最长 {most} 分钟</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation><numerusform>%n 天前</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation><numerusform>逾期 %n 天</numerusform></translation>
    </message>
    <message>
        <source>April</source>
        <translation>4 月</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8 月</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12 月</translation>
    </message>
    <message>
        <source>February</source>
        <translation>2 月</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1 月</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7 月</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6 月</translation>
    </message>
    <message>
        <source>March</source>
        <translation>3 月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5 月</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11 月</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10 月</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9 月</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation><numerusform>%n 天后</numerusform></translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{weekday}, {day} {month} {year}</source>
        <translation>{year} 年 {month} {day} 日 {weekday}</translation>
    </message>
</context>
<context>
    <name>DeleteEntry</name>
    <message numerus="yes">
        <source>%n customers have {name}.</source>
        <translation><numerusform>有 %n 位客户使用“{name}”。</numerusform></translation>
    </message>
    <message>
        <source>Also asked for by: {names}.</source>
        <translation>还被这些条件用到：{names}。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除“{name}”</translation>
    </message>
    <message>
        <source>Give them instead:</source>
        <translation>改为：</translation>
    </message>
    <message>
        <source>Instead:</source>
        <translation>改为：</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>DoneRow</name>
    <message numerus="yes">
        <source>%n follow-ups</source>
        <translation><numerusform>%n 项跟进</numerusform></translation>
    </message>
    <message>
        <source>As before</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Kind of the next step</source>
        <translation>下一步的方式</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Repeats by itself: {rule}</source>
        <translation>自动重复：{rule}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time of the next step</source>
        <translation>下一步的时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况说明</translation>
    </message>
    <message>
        <source>What happened (goes to the timeline)</source>
        <translation>情况说明（记入跟进记录）</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>下一步做什么</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>Looking for duplicates</source>
        <translation>正在查找重复客户</translation>
    </message>
    <message>
        <source>Name and address</source>
        <translation>姓名加地址</translation>
    </message>
    <message>
        <source>Name and birthday</source>
        <translation>姓名加生日</translation>
    </message>
    <message>
        <source>Name and company</source>
        <translation>姓名加公司</translation>
    </message>
    <message>
        <source>Name and region, with another phone</source>
        <translation>姓名加地区，电话不同</translation>
    </message>
    <message>
        <source>Phone with one slip of the finger</source>
        <translation>电话差一位或颠倒</translation>
    </message>
    <message>
        <source>Same ID number</source>
        <translation>身份证号相同</translation>
    </message>
    <message>
        <source>Same QQ</source>
        <translation>QQ 相同</translation>
    </message>
    <message>
        <source>Same WeChat</source>
        <translation>微信相同</translation>
    </message>
    <message>
        <source>Same e-mail</source>
        <translation>邮箱相同</translation>
    </message>
    <message>
        <source>Same phone, in any format</source>
        <translation>电话相同（不论格式）</translation>
    </message>
    <message>
        <source>a digit of the phone is missing</source>
        <translation>电话少一位</translation>
    </message>
    <message>
        <source>another phone, perhaps a new one</source>
        <translation>电话不同，可能换号</translation>
    </message>
    <message>
        <source>name sounds the same</source>
        <translation>姓名同音</translation>
    </message>
    <message>
        <source>names that fit</source>
        <translation>称呼相符</translation>
    </message>
    <message>
        <source>one digit of the phone differs</source>
        <translation>电话差一位</translation>
    </message>
    <message>
        <source>same ID number</source>
        <translation>身份证号相同</translation>
    </message>
    <message>
        <source>same QQ</source>
        <translation>QQ 相同</translation>
    </message>
    <message>
        <source>same WeChat</source>
        <translation>微信相同</translation>
    </message>
    <message>
        <source>same address</source>
        <translation>地址相同</translation>
    </message>
    <message>
        <source>same birthday</source>
        <translation>生日相同</translation>
    </message>
    <message>
        <source>same company</source>
        <translation>公司相同</translation>
    </message>
    <message>
        <source>same e-mail</source>
        <translation>邮箱相同</translation>
    </message>
    <message>
        <source>same industry</source>
        <translation>行业相同</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>姓名相同</translation>
    </message>
    <message>
        <source>same number</source>
        <translation>号码相同</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>same position</source>
        <translation>职务相同</translation>
    </message>
    <message>
        <source>same referrer</source>
        <translation>介绍人相同</translation>
    </message>
    <message>
        <source>same region</source>
        <translation>地区相同</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>姓名相近</translation>
    </message>
    <message>
        <source>two digits of the phone are swapped</source>
        <translation>电话有两位颠倒</translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message numerus="yes">
        <source>%n groups, the surest first</source>
        <translation><numerusform>%n 组，最可能的在前</numerusform></translation>
    </message>
    <message>
        <source>All customers are compared: numbers, names as they sound, birthdays, addresses. Nothing is changed by it.</source>
        <translation>逐一比较所有客户的号码、姓名读音、生日和地址，不会改动任何数据。</translation>
    </message>
    <message>
        <source>Comparing all customers…</source>
        <translation>正在比较所有客户…</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Groups that may be one customer</source>
        <translation>可能是同一位客户的各组</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merged: {name}</source>
        <translation>已合并：{name}</translation>
    </message>
    <message>
        <source>No customer seems to be there twice.</source>
        <translation>没有发现重复的客户。</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Remembered: they are not the same customer</source>
        <translation>已记住：不是同一位客户</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>规则</translation>
    </message>
</context>
<context>
    <name>EditRow</name>
    <message>
        <source>All coming</source>
        <translation>以后全部</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Follow-up changed</source>
        <translation>跟进已修改</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Only this one</source>
        <translation>只改这一次</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Who keeps it</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>Emails</name>
    <message>
        <source>An e-mail address has an @.</source>
        <translation>邮箱地址要有 @。</translation>
    </message>
    <message>
        <source>This is not an e-mail address. One looks like name@example.com.</source>
        <translation>这不是邮箱地址。写法如 name@example.com。</translation>
    </message>
    <message>
        <source>This is too long for an e-mail address.</source>
        <translation>作为邮箱地址太长了。</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购买时间</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>重复起算</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>跟进时间</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Due day</source>
        <translation>计划日期</translation>
    </message>
    <message>
        <source>Due time</source>
        <translation>计划时刻</translation>
    </message>
    <message>
        <source>Duration (minutes)</source>
        <translation>时长（分钟）</translation>
    </message>
    <message>
        <source>Entry no.</source>
        <translation>记录编号</translation>
    </message>
    <message>
        <source>Follow-up no.</source>
        <translation>计划编号</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>跟进方式</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待跟进</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单状态</translation>
    </message>
    <message>
        <source>Other's name</source>
        <translation>对方姓名</translation>
    </message>
    <message>
        <source>Other's no.</source>
        <translation>对方编号</translation>
    </message>
    <message>
        <source>Other's phone</source>
        <translation>对方电话</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>跟进结果</translation>
    </message>
    <message>
        <source>Place of sale</source>
        <translation>销售地点</translation>
    </message>
    <message>
        <source>Planned on</source>
        <translation>制定时间</translation>
    </message>
    <message>
        <source>Price of one</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>约定日期</translation>
    </message>
    <message>
        <source>Purchase no.</source>
        <translation>购买编号</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>反向关系</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>跟进事项</translation>
    </message>
    <message>
        <source>Visits and calls</source>
        <translation>跟进记录</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>跟进内容</translation>
    </message>
    <message>
        <source>What was bought</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>when it is done</source>
        <translation>完成后</translation>
    </message>
</context>
<context>
    <name>EntryBox</name>
    <message>
        <source>Add a file to this entry</source>
        <translation>给这条记录添加文件</translation>
    </message>
    <message>
        <source>Add a file to this entry. Or drop it here, or paste a picture: Ctrl+V</source>
        <translation>给这条记录添加文件。也可以把文件拖到这里，或粘贴图片：Ctrl+V</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>File of the entry: {name}</source>
        <translation>记录的文件：{name}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存修改</translation>
    </message>
    <message>
        <source>Type the time like 14:30 or 2026-11-20 14:30.</source>
        <translation>时间写法如 14:30 或 2026-11-20 14:30。</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What to do then</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>When it happened: 14:30, or 2026-11-20 14:30</source>
        <translation>发生时间，如 14:30 或 2026-11-20 14:30</translation>
    </message>
    <message>
        <source>Words of the entry</source>
        <translation>跟进内容</translation>
    </message>
    <message>
        <source>Words of the follow-up</source>
        <translation>跟进计划内容</translation>
    </message>
    <message>
        <source>Write down a visit, a call, a note…</source>
        <translation>写一条到店、来电或备注…</translation>
    </message>
    <message>
        <source>Write down what it was about first.</source>
        <translation>先写下内容。</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Choose at least one column.</source>
        <translation>请至少选择一列。</translation>
    </message>
    <message>
        <source>There is no field {field}. The fields are: {fields}.</source>
        <translation>没有字段 {field}。可用的字段：{fields}。</translation>
    </message>
    <message>
        <source>lunar leap {date}</source>
        <translation>农历闰{date}</translation>
    </message>
    <message>
        <source>lunar {date}</source>
        <translation>农历 {date}</translation>
    </message>
    <message>
        <source>{name} should end in {endings}: the ending says what is written.</source>
        <translation>{name} 应以 {endings} 结尾：扩展名决定写成哪种文件。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n customers written to {name}</source>
        <translation><numerusform>已导出 %n 位客户到“{name}”</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries written to {name}</source>
        <translation><numerusform>已将 %n 条写入 {name}</numerusform></translation>
    </message>
    <message>
        <source>A card takes what phones have a place for.</source>
        <translation>名片只写入手机通讯录能存的内容。</translation>
    </message>
    <message numerus="yes">
        <source>All %n customers</source>
        <translation><numerusform>全部 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>全部列</translation>
    </message>
    <message>
        <source>As marked below</source>
        <translation>按下面勾选的</translation>
    </message>
    <message>
        <source>CSV (.csv)</source>
        <translation>CSV（.csv）</translation>
    </message>
    <message>
        <source>CSV, UTF-8 (*.csv)</source>
        <translation>CSV 文件，UTF-8 (*.csv)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Contacts for phones (.vcf)</source>
        <translation>手机通讯录（.vcf）</translation>
    </message>
    <message>
        <source>Delete this template</source>
        <translation>删除此模板</translation>
    </message>
    <message>
        <source>Down (Alt+↓)</source>
        <translation>下移 (Alt+↓)</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Excel (.xlsx)</source>
        <translation>Excel（.xlsx）</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message numerus="yes">
        <source>Export %n customers…</source>
        <translation><numerusform>导出 %n 位客户…</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Export %n entries…</source>
        <translation><numerusform>导出 %n 条…</numerusform></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Mark none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Mark the columns that the file shall have.</source>
        <translation>请勾选文件里要有的列。</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>模板名称</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Of whom</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间段</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as template…</source>
        <translation>存为模板…</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message numerus="yes">
        <source>The %n customers of the list</source>
        <translation><numerusform>列表中的 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The %n selected customers</source>
        <translation><numerusform>已选的 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>The columns of the list</source>
        <translation>列表中的列</translation>
    </message>
    <message>
        <source>The file can be corrected in Excel and imported again: each entry finds its customer by its number.</source>
        <translation>文件可在 Excel 中修改后再导入：每条按客户编号找到所属客户。</translation>
    </message>
    <message>
        <source>Up (Alt+↑)</source>
        <translation>上移 (Alt+↑)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation>导出什么</translation>
    </message>
    <message>
        <source>With the column “{number}” the file can be corrected in Excel and imported again: the same customers are updated.</source>
        <translation>文件中带有“{number}”列：在 Excel 中修改后再导入，会更新原来的客户。</translation>
    </message>
    <message>
        <source>Without the column “{number}” a corrected file finds its customers by name and phone alone.</source>
        <translation>没有“{number}”列，修改后的文件只能按姓名和电话找到客户。</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>正在写入“{name}”</translation>
    </message>
    <message>
        <source>vCards (*.vcf)</source>
        <translation>vCard 名片 (*.vcf)</translation>
    </message>
</context>
<context>
    <name>ExportPeriod</name>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自定日期…</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间段</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>结束日期早于起始日期。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{text} is not a day. Type it like 2026-05-17.</source>
        <translation>{text} 不是日期。请写成 2026-05-17 这样。</translation>
    </message>
</context>
<context>
    <name>ExportTemplates</name>
    <message>
        <source>Type a name for the template.</source>
        <translation>请填写模板名称。</translation>
    </message>
</context>
<context>
    <name>FieldHistory</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Earlier values (Ctrl+Shift+H)</source>
        <translation>以前的值 (Ctrl+Shift+H)</translation>
    </message>
    <message>
        <source>Earlier values of {field}</source>
        <translation>{field}以前的值</translation>
    </message>
    <message>
        <source>Earlier values…	Ctrl+Shift+H</source>
        <translation>以前的值…	Ctrl+Shift+H</translation>
    </message>
    <message>
        <source>No earlier values.</source>
        <translation>没有以前的值。</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Put back {value}</source>
        <translation>恢复为 {value}</translation>
    </message>
    <message>
        <source>before the history begins</source>
        <translation>在有记录之前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>{field}: earlier values</source>
        <translation>{field}：以前的值</translation>
    </message>
</context>
<context>
    <name>FieldKinds</name>
    <message>
        <source>Another customer</source>
        <translation>关联客户</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>多行文本</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Number by pattern</source>
        <translation>自动编号</translation>
    </message>
    <message>
        <source>One of a list</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Several of a list</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是/否</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Became a customer on</source>
        <translation>转为客户日期</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Changed on</source>
        <translation>修改日期</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Contact overdue from</source>
        <translation>该联系日</translation>
    </message>
    <message>
        <source>Customer no.</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Days between purchases</source>
        <translation>购买间隔（天）</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Facts confirmed on</source>
        <translation>资料核对日</translation>
    </message>
    <message>
        <source>First purchase</source>
        <translation>首次购买</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Habits</source>
        <translation>习惯</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Intention</source>
        <translation>意向</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>跟进次数</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>兴趣爱好</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>上次联系</translation>
    </message>
    <message>
        <source>Last purchase</source>
        <translation>最近购买</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>One-off or repeat</source>
        <translation>一次性或回头客</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>其他姓名</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属人</translation>
    </message>
    <message>
        <source>Person or company</source>
        <translation>客户性质</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>利润</translation>
    </message>
    <message>
        <source>Purchase count</source>
        <translation>购买次数</translation>
    </message>
    <message>
        <source>QQ</source>
        <translation>QQ</translation>
    </message>
    <message>
        <source>RFM score</source>
        <translation>RFM 评分</translation>
    </message>
    <message>
        <source>Reason for leaving</source>
        <translation>流失原因</translation>
    </message>
    <message>
        <source>Recorded on</source>
        <translation>建档日期</translation>
    </message>
    <message>
        <source>Referrer</source>
        <translation>介绍人</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Small or large</source>
        <translation>大客户或小客户</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>累计消费</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>生命周期阶段</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Value segment</source>
        <translation>价值分类</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Add file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Added {name}</source>
        <translation>已添加 {name}</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>正在添加…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Enter opens, Delete removes</source>
        <translation>回车打开，Delete 移除</translation>
    </message>
    <message>
        <source>Enter saves a copy, Delete removes</source>
        <translation>回车另存副本，Delete 移除</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No program here opens {name}. Save a copy of it instead.</source>
        <translation>本机没有能打开 {name} 的程序，请另存副本。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Or drop files here, or paste a picture: Ctrl+V</source>
        <translation>也可以把文件拖到这里，或用 Ctrl+V 粘贴图片</translation>
    </message>
    <message>
        <source>Picture {moment}.png</source>
        <translation>图片 {moment}.png</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>已移除 {name}</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>The content of {name} is missing in {folder}. Restore a backup to get it back.</source>
        <translation>{folder} 中缺少 {name} 的内容，请恢复备份找回。</translation>
    </message>
    <message>
        <source>The content of {name} was changed outside this program. Restore a backup to get it back.</source>
        <translation>{name} 的内容在本程序之外被改动，请恢复备份找回。</translation>
    </message>
    <message>
        <source>The disk is full, so {name} was not saved. Free some space and try again.</source>
        <translation>磁盘已满，“{name}”没有保存。腾出空间后重试。</translation>
    </message>
    <message>
        <source>The folder of {name} is not there. Choose another folder.</source>
        <translation>“{name}”所在的文件夹不存在。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>This file is not there any more.</source>
        <translation>这个文件已经不在了。</translation>
    </message>
    <message>
        <source>{folder} is read-only, so nothing was added.</source>
        <translation>{folder} 是只读的，没有添加任何文件。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} cannot be written: the folder is read-only, or the file is open in another program. Close it there or choose another folder.</source>
        <translation>无法写入“{name}”：文件夹是只读的，或文件正被其他程序打开。关闭那个程序，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{name} could not be saved: {reason}. Choose another place and try again.</source>
        <translation>“{name}”没有保存成功：{reason}。换个位置后重试。</translation>
    </message>
    <message>
        <source>{name} is a folder. Add the files in it.</source>
        <translation>{name} 是文件夹，请添加其中的文件。</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} 已损坏。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空文件。</translation>
    </message>
    <message>
        <source>{name} is here already.</source>
        <translation>{name} 已在这里。</translation>
    </message>
    <message>
        <source>{name} is larger than {size} MB, the most that is kept. Make it smaller.</source>
        <translation>{name} 超过 {size} MB 的上限，请压缩后再添加。</translation>
    </message>
    <message>
        <source>{name} is not there any more. Choose the file again.</source>
        <translation>{name} 已不在原处，请重新选择文件。</translation>
    </message>
</context>
<context>
    <name>FollowUpActs</name>
    <message numerus="yes">
        <source>%n follow-ups are back</source>
        <translation><numerusform>%n 项跟进已恢复提醒</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups put off {until}; the due day stays</source>
        <translation><numerusform>%n 项跟进推迟{until}，计划日期不变</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups skipped; the next ones are planned</source>
        <translation><numerusform>跳过 %n 项，已安排下一次</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups: {priority}</source>
        <translation><numerusform>%n 项跟进：{priority}</numerusform></translation>
    </message>
    <message>
        <source>Another moment</source>
        <translation>其他时间</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Done, with outcome and next step…</source>
        <translation>完成并填结果、下一步…</translation>
    </message>
    <message>
        <source>In 1 hour</source>
        <translation>1 小时后</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>Not put off any more</source>
        <translation>不再推迟</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>Skip this time</source>
        <translation>跳过这一次</translation>
    </message>
    <message>
        <source>This afternoon</source>
        <translation>今天下午</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation>到 {when}</translation>
    </message>
</context>
<context>
    <name>FollowUpRules</name>
    <message>
        <source> days later</source>
        <translation> 天后</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation><numerusform>%n 天</numerusform></translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>After a complaint</source>
        <translation>投诉之后</translation>
    </message>
    <message>
        <source>After a complaint is closed</source>
        <translation>投诉结案之后</translation>
    </message>
    <message>
        <source>After a purchase</source>
        <translation>购买之后</translation>
    </message>
    <message>
        <source>After a visit without a deal</source>
        <translation>到店未成交之后</translation>
    </message>
    <message>
        <source>Always the same</source>
        <translation>固定的人</translation>
    </message>
    <message>
        <source>Ask what was missing for a deal</source>
        <translation>问问还差什么才下单</translation>
    </message>
    <message>
        <source>Begin with the usual three</source>
        <translation>从常用的三条开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose who keeps it.</source>
        <translation>请选择由谁跟进。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>回访表</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Let it rest</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>No form</source>
        <translation>不用回访表</translation>
    </message>
    <message>
        <source>No rules yet. They plan return visits and calls by themselves.</source>
        <translation>还没有规则。规则会自动安排回访和电话。</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Planned in the act of the event; Ctrl+Z takes both back.</source>
        <translation>与事件同一步安排，Ctrl+Z 一并撤销。</translation>
    </message>
    <message>
        <source>Return visit: content with how it was settled?</source>
        <translation>回访：处理得满意吗</translation>
    </message>
    <message>
        <source>Return visit: content with the purchase?</source>
        <translation>回访：用得满意吗</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>Say it in at most %n characters.</source>
        <translation><numerusform>请用不超过 %n 个字。</numerusform></translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The owner of the customer</source>
        <translation>客户归属人</translation>
    </message>
    <message>
        <source>The rule is deleted; what it planned stays</source>
        <translation>规则已删除，已安排的跟进保留</translation>
    </message>
    <message>
        <source>The rule is kept</source>
        <translation>规则已保存</translation>
    </message>
    <message>
        <source>The rule plans again</source>
        <translation>规则已启用</translation>
    </message>
    <message>
        <source>The rule rests</source>
        <translation>规则已停用</translation>
    </message>
    <message>
        <source>The usual rules are there</source>
        <translation>已加入常用规则</translation>
    </message>
    <message>
        <source>This rule is not there any more.</source>
        <translation>这条规则已不存在。</translation>
    </message>
    <message numerus="yes">
        <source>Type days from 0 to %n.</source>
        <translation><numerusform>请填 0 到 %n 天。</numerusform></translation>
    </message>
    <message>
        <source>Type what shall be done.</source>
        <translation>请填写要做什么。</translation>
    </message>
    <message>
        <source>Usual rules</source>
        <translation>常用规则</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>Who dealt with it</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Who keeps it</source>
        <translation>由谁跟进</translation>
    </message>
    <message>
        <source>plans</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>rests</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>Choose the day of the follow-up.</source>
        <translation>请选择跟进日期。</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>It does not repeat, so there is nothing to skip to.</source>
        <translation>这项跟进不重复，没有下一次可跳。</translation>
    </message>
    <message>
        <source>It is done already.</source>
        <translation>已经完成了。</translation>
    </message>
    <message>
        <source>It would end before its first day. Choose a later end.</source>
        <translation>结束日期早于第一次。请选更晚的日期。</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Repeat it every 1 or more.</source>
        <translation>重复间隔至少为 1。</translation>
    </message>
    <message>
        <source>This day is past. Choose today or a later day.</source>
        <translation>这一天已经过去。请选择今天或以后的日期。</translation>
    </message>
    <message>
        <source>This follow-up is not there any more.</source>
        <translation>这条跟进计划已不存在。</translation>
    </message>
    <message>
        <source>This moment is past. Choose a later one.</source>
        <translation>这个时间已经过了，请选择更晚的时间。</translation>
    </message>
    <message>
        <source>Type the time like 14:30.</source>
        <translation>时间写法如 14:30。</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
</context>
<context>
    <name>FollowUpsCalendar</name>
    <message numerus="yes">
        <source>%n follow-ups</source>
        <translation><numerusform>%n 项跟进</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups are planned on closed days</source>
        <translation><numerusform>有 %n 项跟进安排在休息日</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups moved off closed days</source>
        <translation><numerusform>已把 %n 项跟进移出休息日</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation><numerusform>还有 %n 项</numerusform></translation>
    </message>
    <message>
        <source>30 days from {day}</source>
        <translation>从 {day} 起 30 天</translation>
    </message>
    <message>
        <source>After (Page Down)</source>
        <translation>向后（Page Down）</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Before (Page Up)</source>
        <translation>向前（Page Up）</translation>
    </message>
    <message>
        <source>Birthdays</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Calendar of follow-ups</source>
        <translation>跟进日历</translation>
    </message>
    <message>
        <source>Closed days saved</source>
        <translation>休息日已保存</translation>
    </message>
    <message>
        <source>Closed days…</source>
        <translation>休息日…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>How much is shown</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Move to the next open days</source>
        <translation>顺延到下一个营业日</translation>
    </message>
    <message>
        <source>Nothing is planned here.</source>
        <translation>这里没有安排。</translation>
    </message>
    <message>
        <source>Show only what {name} keeps</source>
        <translation>只看 {name} 负责的</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>{name} and {count} more</source>
        <translation>{name} 等另外 {count} 位</translation>
    </message>
</context>
<context>
    <name>FollowUpsView</name>
    <message numerus="yes">
        <source>%n follow-ups are open again</source>
        <translation><numerusform>已重新打开 %n 条跟进计划</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups done</source>
        <translation><numerusform>已完成 %n 条跟进计划</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups dropped</source>
        <translation><numerusform>已放弃 %n 条跟进计划</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups moved to {day}</source>
        <translation><numerusform>%n 条跟进计划改期到 {day}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>已选 %n 条</numerusform></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动跟进</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>关怀</translation>
    </message>
    <message>
        <source>Choose follow-ups; Enter opens the customer, Space marks done.</source>
        <translation>选择跟进计划；按 Enter 打开客户，按空格标记完成。</translation>
    </message>
    <message>
        <source>Choose the customer first.</source>
        <translation>请先选择客户。</translation>
    </message>
    <message>
        <source>Choose the day.</source>
        <translation>请选择日期。</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>即将</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Contacts due</source>
        <translation>联系周期</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer: name, pinyin or number</source>
        <translation>客户：姓名、拼音或电话</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done recently</source>
        <translation>最近完成</translation>
    </message>
    <message>
        <source>Done, with what came of it and what is next (Ctrl+D)</source>
        <translation>完成，并填写结果和下一步（Ctrl+D）</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Drop (Delete)</source>
        <translation>放弃（Delete）</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Important first</source>
        <translation>重要的在前</translation>
    </message>
    <message>
        <source>Important only</source>
        <translation>只看重要的</translation>
    </message>
    <message>
        <source>In each part, urgent and important ones first</source>
        <translation>每一部分中，紧急和重要的排在前面</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Mark as done (Space)</source>
        <translation>标记完成（空格）</translation>
    </message>
    <message>
        <source>No follow-ups are open. Plan one, and it stands here on its day.</source>
        <translation>没有待办的跟进计划。安排一条，到期会显示在这里。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开“{name}”</translation>
    </message>
    <message>
        <source>Outcome and next step</source>
        <translation>结果与下一步</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Plan a follow-up</source>
        <translation>安排跟进</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>Reschedule</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Return visits</source>
        <translation>回访</translation>
    </message>
    <message numerus="yes">
        <source>Show more of %n</source>
        <translation><numerusform>再显示其余 %n 条</numerusform></translation>
    </message>
    <message>
        <source>The due day stays (Ctrl+L)</source>
        <translation>计划日期不变（Ctrl+L）</translation>
    </message>
    <message>
        <source>Time of the follow-up</source>
        <translation>跟进时间</translation>
    </message>
    <message>
        <source>Time, e.g. 14:30</source>
        <translation>时间，如 14:30</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Whose follow-ups</source>
        <translation>谁的跟进</translation>
    </message>
    <message>
        <source>due: {day}</source>
        <translation>计划：{day}</translation>
    </message>
    <message>
        <source>{overdue} overdue · {today} today · {all} open</source>
        <translation>逾期 {overdue} · 今天 {today} · 共 {all} 条待办</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message numerus="yes">
        <source>%n characters are damaged in this file and are shown as �.</source>
        <translation><numerusform>文件中有 %n 个字符已损坏，显示为 �。</numerusform></translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>找不到文件“{name}”。</translation>
    </message>
    <message>
        <source>There is nothing in {name}: no cell is filled.</source>
        <translation>“{name}”里没有内容：所有单元格都是空的。</translation>
    </message>
    <message>
        <source>This password does not open {name}. Look at capital letters and try again.</source>
        <translation>这个密码打不开“{name}”。请留意大小写，再试一次。</translation>
    </message>
    <message>
        <source>a DIF table</source>
        <translation>DIF 表格</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a SYLK table</source>
        <translation>SYLK 表格</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>a flat OpenDocument table</source>
        <translation>OpenDocument 纯文本表格（.fods）</translation>
    </message>
    <message>
        <source>a packed archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a presentation</source>
        <translation>演示文稿</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a text document</source>
        <translation>文字文档</translation>
    </message>
    <message>
        <source>an Apple Numbers table</source>
        <translation>Apple Numbers 表格</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}. Is it open in another program?</source>
        <translation>无法读取“{name}”：{reason}。是否正被其他程序打开？</translation>
    </message>
    <message>
        <source>{name} has a cell far outside the list, in row {row}. Delete what stands there, save and try again.</source>
        <translation>“{name}”的第 {row} 行有一个远离名单的单元格。删除那里的内容，保存后重试。</translation>
    </message>
    <message>
        <source>{name} is a folder. Choose a file.</source>
        <translation>“{name}”是文件夹。请选择文件。</translation>
    </message>
    <message>
        <source>{name} is damaged or of a kind that cannot be read. Open it in Excel or WPS, save it as .xlsx and try again.</source>
        <translation>“{name}”已损坏或格式无法识别。用 Excel 或 WPS 打开，另存为 .xlsx 后重试。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>“{name}”是空的。</translation>
    </message>
    <message>
        <source>{name} is protected by a password in a way that is not known here. Open it in Excel or WPS, remove the password (File, Info, Protect Workbook), save it and try again.</source>
        <translation>“{name}”的密码保护方式无法识别。请用 Excel 或 WPS 打开，去掉密码（文件、信息、保护工作簿），保存后再试。</translation>
    </message>
    <message>
        <source>{name} is protected by a password. Import it in the window, where the password is asked for, or remove the password in Excel or WPS (File, Info, Protect Workbook) and try again.</source>
        <translation>“{name}”有密码保护。请在窗口里导入，届时会询问密码；或先在 Excel 或 WPS 里去掉密码（文件、信息、保护工作簿）再试。</translation>
    </message>
    <message>
        <source>{name} is protected by a password. Open it in Excel or WPS, remove the password (File, Info, Protect Workbook), save it and try again.</source>
        <translation>“{name}”设有密码。用 Excel 或 WPS 打开，取消密码（文件 &gt; 信息 &gt; 保护工作簿），保存后重试。</translation>
    </message>
    <message>
        <source>{name} is too large to read. Split it into smaller files and try again.</source>
        <translation>“{name}”太大，无法读取。拆成几个小文件后重试。</translation>
    </message>
    <message>
        <source>{name} is {kind}, which cannot be imported. Save it as .xlsx or .csv and try again.</source>
        <translation>“{name}”是{kind}，无法导入。另存为 .xlsx 或 .csv 后重试。</translation>
    </message>
    <message>
        <source>{name} was not opened: its inside is not that of a normal workbook and may be harmful. If you trust it, open it in Excel or WPS, save it as .xlsx and try again.</source>
        <translation>没有打开“{name}”：它的内部结构不像正常的工作簿，可能有害。如果信任它，用 Excel 或 WPS 打开，另存为 .xlsx 后重试。</translation>
    </message>
</context>
<context>
    <name>Grading</name>
    <message>
        <source> points</source>
        <translation> 分</translation>
    </message>
    <message numerus="yes">
        <source>%n points</source>
        <translation><numerusform>%n 分</numerusform></translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Add a rule first.</source>
        <translation>请先添加一条规则。</translation>
    </message>
    <message numerus="yes">
        <source>Also %n customers whose grade was set by hand otherwise</source>
        <translation><numerusform>也包括 %n 位手动定为其他级别的客户</numerusform></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Build the condition…</source>
        <translation>用筛选器编辑条件…</translation>
    </message>
    <message>
        <source>Condition of rule {number}</source>
        <translation>规则 {number} 的条件</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>删除规则</translation>
    </message>
    <message>
        <source>Everybody else, or e.g. visits-90d:&gt;=6</source>
        <translation>其余所有人，或如“近90天到店次数 ≥6”的条件</translation>
    </message>
    <message>
        <source>Grade rules</source>
        <translation>级别规则</translation>
    </message>
    <message>
        <source>Grade that the rule gives</source>
        <translation>规则给出的级别</translation>
    </message>
    <message>
        <source>Graded by the rules</source>
        <translation>已按规则定级</translation>
    </message>
    <message>
        <source>Grades by rules</source>
        <translation>按规则定级</translation>
    </message>
    <message>
        <source>Grading the customers</source>
        <translation>正在为客户定级</translation>
    </message>
    <message>
        <source>How rules decide</source>
        <translation>规则如何决定</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>No rules yet. A rule says who it is for, and which grade it gives.</source>
        <translation>还没有规则。每条规则写明适用于谁、给什么级别。</translation>
    </message>
    <message>
        <source>Points added up</source>
        <translation>累计积分</translation>
    </message>
    <message>
        <source>Points that the rule gives</source>
        <translation>规则给出的分数</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Rule {number} asks for what the grade itself decides.</source>
        <translation>规则 {number} 的条件取决于级别本身，请换一个条件。</translation>
    </message>
    <message>
        <source>Rule {number} asks the same as rule {other}. Delete one of the two.</source>
        <translation>规则 {number} 与规则 {other} 的条件相同，请删除其中一条。</translation>
    </message>
    <message>
        <source>Rule {number} holds for everybody, so those below it never do. Move it to the end.</source>
        <translation>规则 {number} 适用于所有人，其后的规则永远不会生效。请移到最后。</translation>
    </message>
    <message>
        <source>Rule {number} holds for everybody. Say who it is for.</source>
        <translation>规则 {number} 适用于所有人，请写明适用于谁。</translation>
    </message>
    <message>
        <source>Rule {number}: ask for a field, for example visits:&gt;5.</source>
        <translation>规则 {number}：请按字段写条件，例如到店次数大于 5。</translation>
    </message>
    <message>
        <source>Rule {number}: {sentence}</source>
        <translation>规则 {number}：{sentence}</translation>
    </message>
    <message>
        <source>Rules grade whoever was not graded by hand</source>
        <translation>未手动定级的客户按规则定级</translation>
    </message>
    <message>
        <source>Say from how many points on there is a grade.</source>
        <translation>请填写各级别从多少分起。</translation>
    </message>
    <message>
        <source>Show who was graded by hand</source>
        <translation>查看手动定级的客户</translation>
    </message>
    <message>
        <source>The first rule that holds</source>
        <translation>按顺序，首条符合的规则</translation>
    </message>
    <message>
        <source>Two grades begin at the same points. Choose different ones.</source>
        <translation>有两个级别的起始分相同，请改为不同的分数。</translation>
    </message>
    <message>
        <source>Would move</source>
        <translation>将会变动</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>no other rule holds</source>
        <translation>没有其他规则符合</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>{grade} from</source>
        <translation>{grade} 从</translation>
    </message>
    <message>
        <source>{name} {value}</source>
        <translation>{name} {value}</translation>
    </message>
    <message>
        <source>{points}: {facts}</source>
        <translation>{points}：{facts}</translation>
    </message>
</context>
<context>
    <name>Headings</name>
    <message>
        <source>Another column has it already.</source>
        <translation>已有另一列对应该字段。</translation>
    </message>
    <message>
        <source>The cells do not look like it.</source>
        <translation>单元格内容不像。</translation>
    </message>
    <message>
        <source>The cells look like it.</source>
        <translation>根据单元格内容识别。</translation>
    </message>
    <message>
        <source>The heading is known.</source>
        <translation>根据列标题识别。</translation>
    </message>
    <message>
        <source>The heading looks like it.</source>
        <translation>列标题相近。</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message numerus="yes">
        <source>%n customers have no phone number.</source>
        <translation><numerusform>%n 位客户没有电话号码。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups are overdue.</source>
        <translation><numerusform>%n 个跟进计划已逾期。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n on this PC</source>
        <translation><numerusform>本机 %n 份</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n phone numbers stand with several customers.</source>
        <translation><numerusform>%n 个电话号码出现在多位客户上。</numerusform></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>全面检查</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Checking everything…</source>
        <translation>正在全面检查…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复客户</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>查找重复</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>上次检查</translation>
    </message>
    <message>
        <source>Never checked in full.</source>
        <translation>还没有全面检查过。</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>Open backups</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>System health</source>
        <translation>系统健康</translation>
    </message>
    <message>
        <source>The data is damaged in places. Restore the newest backup that can be tried without a finding; what is there now is kept beside it.</source>
        <translation>数据有局部损坏。请恢复最新一份试用无误的备份；现在的数据会另外保存。</translation>
    </message>
    <message>
        <source>What is kept, what was checked, what waits.</source>
        <translation>数据在哪里、查过什么、还有什么待处理。</translation>
    </message>
    <message>
        <source>Without a phone</source>
        <translation>没有电话</translation>
    </message>
    <message>
        <source>backups {size}</source>
        <translation>备份 {size}</translation>
    </message>
    <message>
        <source>database {size}</source>
        <translation>数据库 {size}</translation>
    </message>
    <message>
        <source>files {size}</source>
        <translation>附件 {size}</translation>
    </message>
    <message>
        <source>free on this disk {size}</source>
        <translation>磁盘剩余 {size}</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>需要处理</translation>
    </message>
    <message numerus="yes">
        <source>{age}: %n findings</source>
        <translation><numerusform>{age}：发现 %n 处问题</numerusform></translation>
    </message>
    <message>
        <source>{age}: all is well</source>
        <translation>{age}：一切正常</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Acts</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Calendar of the birthday</source>
        <translation>生日历法</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Contact method</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deleted field</source>
        <translation>已删除的字段</translation>
    </message>
    <message>
        <source>Every act can be undone, also an old one. What was changed since stays.</source>
        <translation>每次操作都能撤销，以前的也可以；之后又改动过的内容保持不变。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Lunar</source>
        <translation>农历</translation>
    </message>
    <message>
        <source>Lunar, leap month</source>
        <translation>农历闰月</translation>
    </message>
    <message>
        <source>Nothing was undone: everything that this act touched was changed since. Undo the later acts first.</source>
        <translation>没有撤销：这次操作涉及的内容之后都有改动。请先撤销后来的操作。</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>建档人</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Solar</source>
        <translation>公历</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step of a complaint</source>
        <translation>投诉处理</translation>
    </message>
    <message>
        <source>The record of this value is gone. Undo its deletion first.</source>
        <translation>该值所属的数据已不存在。请先撤销删除。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>This act has been undone already.</source>
        <translation>这次操作已经撤销。</translation>
    </message>
    <message>
        <source>This act is not in the history.</source>
        <translation>历史中没有这次操作。</translation>
    </message>
    <message>
        <source>This value is not in the history.</source>
        <translation>历史中没有这个值。</translation>
    </message>
    <message>
        <source>This value was deleted from the lists. Undo its deletion first.</source>
        <translation>这个值已从列表中删除。请先撤销那次删除。</translation>
    </message>
    <message>
        <source>Undo this act</source>
        <translation>撤销此操作</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>{act}: {what}</source>
        <translation>{act}：{what}</translation>
    </message>
    <message>
        <source>{name} ({fields})</source>
        <translation>{name}（{fields}）</translation>
    </message>
</context>
<context>
    <name>IdNumbers</name>
    <message numerus="yes">
        <source>An ID number has 18 characters, this one has %n.</source>
        <translation><numerusform>身份证号应为 18 位，这里有 %n 位。</numerusform></translation>
    </message>
    <message>
        <source>The birthday in this ID number does not exist.</source>
        <translation>身份证号中的出生日期不存在。</translation>
    </message>
    <message>
        <source>The last digit does not fit: one of the digits is wrong.</source>
        <translation>末位校验不符，其中有数字写错了。</translation>
    </message>
    <message>
        <source>The spreadsheet rounded this number, so its last digits are lost. Enter it in full.</source>
        <translation>表格把这个号码取整了，末尾几位已丢失。请完整填写。</translation>
    </message>
    <message>
        <source>The spreadsheet shortened this number, so digits are lost. Enter it in full.</source>
        <translation>表格缩写了这个号码，部分数字已丢失。请完整填写。</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n customers are called {name}. Add the phone or the customer number.</source>
        <translation><numerusform>有 %n 位客户叫 {name}。请补上电话或客户编号。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers have this name and number. The first is taken.</source>
        <translation><numerusform>有 %n 位客户姓名和号码都相同，取第一位。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers have this number. Add the name or the customer number.</source>
        <translation><numerusform>有 %n 位客户用这个号码。请补上姓名或客户编号。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n example rows were left out.</source>
        <translation><numerusform>已略过 %n 行示例。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation><numerusform>%n 分钟</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n referrers are no customers; their names were put into the note.</source>
        <translation><numerusform>%n 位介绍人不是客户，姓名已写入备注。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows that only head others were left out: {rows}.</source>
        <translation><numerusform>分组标题行没有导入，共 %n 行：第 {rows} 行。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows that repeat the headings were left out.</source>
        <translation><numerusform>有 %n 行重复了表头，没有导入。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows that the file hides were left out.</source>
        <translation><numerusform>文件里隐藏的 %n 行没有导入。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows with totals were left out: {rows}.</source>
        <translation><numerusform>合计行没有导入，共 %n 行：第 {rows} 行。</numerusform></translation>
    </message>
    <message>
        <source>Below zero: it is taken as a return.</source>
        <translation>小于零：按退货处理。</translation>
    </message>
    <message>
        <source>Checking the rows</source>
        <translation>正在检查各行</translation>
    </message>
    <message>
        <source>Days without a year were taken to be of {year}.</source>
        <translation>没写年份的日期按 {year} 年处理。</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>How it repeats is not understood: {text}</source>
        <translation>看不懂重复方式：{text}</translation>
    </message>
    <message>
        <source>Looking for customers you have</source>
        <translation>正在比对现有客户</translation>
    </message>
    <message>
        <source>Neither what was bought is said, nor for how much.</source>
        <translation>既没有商品，也没有金额。</translation>
    </message>
    <message>
        <source>New field: {kind}</source>
        <translation>新字段：{kind}</translation>
    </message>
    <message>
        <source>No column is headed {heading}. The columns are: {columns}.</source>
        <translation>没有标题为“{heading}”的列。现有的列：{columns}。</translation>
    </message>
    <message>
        <source>No column of {name} holds names. Choose the column with the names, or add a heading such as 姓名 or Name above it.</source>
        <translation>“{name}”中没有姓名列。请选择姓名所在的列，或在该列上方加上“姓名”这样的标题。</translation>
    </message>
    <message>
        <source>No column of {name} says the day. Choose the column {field}.</source>
        <translation>{name} 中没有日期列。请选择“{field}”列。</translation>
    </message>
    <message>
        <source>No column of {name} says what was bought or for how much. Choose the column {field}.</source>
        <translation>{name} 里没有商品或金额的列。请指定“{field}”列。</translation>
    </message>
    <message>
        <source>No column of {name} says whose it is. Choose the column with the customer number, the phone or the name.</source>
        <translation>{name} 中没有说明客户的列。请选择客户编号、电话或姓名列。</translation>
    </message>
    <message>
        <source>No. {number} is {name}.</source>
        <translation>编号 {number} 是 {name}。</translation>
    </message>
    <message>
        <source>Not imported: {columns}.</source>
        <translation>未导入：{columns}。</translation>
    </message>
    <message>
        <source>Nothing says whose it is: number, phone and name are empty.</source>
        <translation>不知是谁的：编号、电话、姓名都是空的。</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
    </message>
    <message>
        <source>Relations need three columns: who, what the other is to them, and who the other is. Choose the column {field} of {name}.</source>
        <translation>关系需要三列：谁、对方是其什么人、对方是谁。请为{name}选择“{field}”一列。</translation>
    </message>
    <message>
        <source>Row {row} has the same {field}.</source>
        <translation>第 {row} 行有相同的“{field}”。</translation>
    </message>
    <message>
        <source>Sheets with the same columns were not imported: {sheets}. Import the file again for each.</source>
        <translation>列相同的其他工作表没有导入：{sheets}。请对每张表再导入一次。</translation>
    </message>
    <message>
        <source>The day of it is missing.</source>
        <translation>缺少日期。</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>缺少姓名。</translation>
    </message>
    <message>
        <source>The number is of {other}, the name says {name}. Correct one of them.</source>
        <translation>号码是 {other} 的，姓名却写 {name}。请改正其一。</translation>
    </message>
    <message>
        <source>The number {number} is taken: the customer gets a new one.</source>
        <translation>客户编号 {number} 已被占用，该客户将得到新编号。</translation>
    </message>
    <message>
        <source>The rows were taken as: {content}.</source>
        <translation>各行按“{content}”导入。</translation>
    </message>
    <message>
        <source>There is no field {field} to import into. The fields are: {fields}.</source>
        <translation>没有可导入的字段 {field}。可用的字段：{fields}。</translation>
    </message>
    <message>
        <source>This is the number of {name}.</source>
        <translation>这是 {name} 的号码。</translation>
    </message>
    <message>
        <source>Updating the search</source>
        <translation>正在更新搜索索引</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>as for the last file with these columns</source>
        <translation>与上次相同列的文件一致</translation>
    </message>
    <message>
        <source>{field} is required.</source>
        <translation>“{field}”是必填项。</translation>
    </message>
    <message>
        <source>{field} is worked out by the program, so it is not imported</source>
        <translation>“{field}”由程序计算，不导入</translation>
    </message>
    <message>
        <source>{file} has no sheet {name}. Its sheets are: {sheets}.</source>
        <translation>“{file}”中没有工作表“{name}”。现有的工作表：{sheets}。</translation>
    </message>
    <message>
        <source>{name} has the same number: taken as two customers.</source>
        <translation>与“{name}”号码相同，按两位客户处理。</translation>
    </message>
    <message>
        <source>{name} has this {field} already.</source>
        <translation>{name}已有相同的“{field}”。</translation>
    </message>
    <message>
        <source>{name} is empty. Choose a file or a sheet that holds customers.</source>
        <translation>“{name}”是空的。请选择有客户的文件或工作表。</translation>
    </message>
    <message>
        <source>{who} is no customer yet. Add the customer first.</source>
        <translation>{who} 还不是客户。请先添加该客户。</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message numerus="yes">
        <source>%n customers were changed since and stay as they are</source>
        <translation><numerusform>有 %n 位客户之后改过，保持不变</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n dates of {heading} read two ways: {example}</source>
        <translation><numerusform>“{heading}”列有 %n 个日期有两种读法：{example}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n duplicates</source>
        <translation><numerusform>%n 行重复</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n left out by you</source>
        <translation><numerusform>%n 行被你剔除</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation><numerusform>另有 %n 处</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n not decided</source>
        <translation><numerusform>%n 行没有决定</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n questions about this file</source>
        <translation><numerusform>这份文件有 %n 个问题</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n repeat another row</source>
        <translation><numerusform>%n 行与别的行重复</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows are hidden or filtered out in this sheet:</source>
        <translation><numerusform>这张表有 %n 行被隐藏或筛掉：</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows read</source>
        <translation><numerusform>共读取 %n 行</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows saved in {name}: correct them there and import that file.</source>
        <translation><numerusform>已将 %n 行保存到“{name}”：在其中改正后再导入该文件。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n with nothing new</source>
        <translation><numerusform>%n 行没有新内容</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n you have already</source>
        <translation><numerusform>%n 行已有</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>= %n skipped</source>
        <translation><numerusform>= %n 跳过</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>? %n to decide</source>
        <translation><numerusform>？%n 行待定</numerusform></translation>
    </message>
    <message>
        <source>A customer you have already:</source>
        <translation>遇到已有客户：</translation>
    </message>
    <message>
        <source>A visit or call of somebody who is no customer yet can stand in the register with name and phone; whose it is can be said there later.</source>
        <translation>还不是客户的来访或来电，可先以姓名和电话记入登记簿，以后再在那里认领。</translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <translation><numerusform>全部 %n</numerusform></translation>
    </message>
    <message>
        <source>An empty cell empties the field of the customer that it overwrites.</source>
        <translation>覆盖时，文件里的空单元格会清空该客户的对应字段。</translation>
    </message>
    <message>
        <source>An entry you have already:</source>
        <translation>已有的记录：</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>另选文件…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消，没有任何改动。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>已取消，没有写入任何内容。</translation>
    </message>
    <message>
        <source>Cancelled. What you chose last does not hold.</source>
        <translation>已取消，最后的选择没有生效。</translation>
    </message>
    <message>
        <source>Changes: {changes}</source>
        <translation>将改为：{changes}</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Checking the rows</source>
        <translation>正在检查各行</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose the column with the day: an entry needs one.</source>
        <translation>请选择日期列：每条记录都需要日期。</translation>
    </message>
    <message>
        <source>Choose the column with the names: a customer needs one.</source>
        <translation>请指定姓名列：每位客户都要有姓名。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Corrected by you: {text}</source>
        <translation>你已改正，文件里是：{text}</translation>
    </message>
    <message>
        <source>Do the words below read well? If not, choose another encoding.</source>
        <translation>下面的文字正常吗？如有乱码，请换一种编码。</translation>
    </message>
    <message>
        <source>Drop an Excel, CSV or vCard file here, or choose one. Title rows, merged cells and several phones in a cell are understood; nothing is written before you have seen it.</source>
        <translation>把 Excel、CSV 或 vCard 文件拖到这里，或点击选择。标题行、合并单元格、一格多个电话都能识别；确认之前不会写入任何内容。</translation>
    </message>
    <message>
        <source>Each column fills a field. Several columns may be phones, addresses or tags; look at those marked with a question mark, and correct what was guessed wrong. The choice is kept for the next file with these columns.</source>
        <translation>每一列对应一个字段，电话、地址、标签可以有多列。请看一下带问号的列，猜错的改过来；下次遇到同样的列会照此对应。</translation>
    </message>
    <message>
        <source>Empty cells clear</source>
        <translation>空单元格清空原值</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Every customer that is created or updated gets this tag.</source>
        <translation>本次新增或更新的客户都会加上这个标签。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例值</translation>
    </message>
    <message>
        <source>Excel template to fill in…</source>
        <translation>Excel 填写模板…</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>对应字段</translation>
    </message>
    <message>
        <source>Field for the column {heading}</source>
        <translation>“{heading}”列的对应字段</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Headings in row</source>
        <translation>标题所在行</translation>
    </message>
    <message>
        <source>Hidden rows</source>
        <translation>隐藏的行</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>How it was found</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>If you stop it now, none of its rows is kept.</source>
        <translation>现在停止的话，这个文件的数据一行也不会保留。</translation>
    </message>
    <message numerus="yes">
        <source>Import %n rows</source>
        <translation><numerusform>导入 %n 行</numerusform></translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import the selected rows after all (Delete)</source>
        <translation>仍然导入选中的行（Delete）</translation>
    </message>
    <message>
        <source>In the file: {text}</source>
        <translation>文件里是：{text}</translation>
    </message>
    <message>
        <source>Keep columns without a field behind the text</source>
        <translation>没有对应字段的列接在内容后面</translation>
    </message>
    <message>
        <source>Keep columns without a field in the note, one line each</source>
        <translation>没有对应字段的列写入备注，每列一行</translation>
    </message>
    <message>
        <source>Known by: everything alike</source>
        <translation>判断依据：内容全部相同</translation>
    </message>
    <message>
        <source>Known by: {fields}</source>
        <translation>判断依据：{fields}</translation>
    </message>
    <message>
        <source>Leave all empty</source>
        <translation>全部留空</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Leave the selected rows out (Delete)</source>
        <translation>排除所选的行（Delete）</translation>
    </message>
    <message>
        <source>Lists and contacts ({endings});;All files (*)</source>
        <translation>表格和名片 ({endings});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Make a field of the column {heading}</source>
        <translation>将“{heading}”列建为新字段</translation>
    </message>
    <message>
        <source>Marked cells can be corrected here: double-click, or press F2. Rows with errors are left out and can be saved to a workbook afterwards.</source>
        <translation>标出的单元格可以直接改正：双击或按 F2。有错误的行不会导入，之后可另存为工作簿。</translation>
    </message>
    <message>
        <source>Name and birthday</source>
        <translation>姓名和生日</translation>
    </message>
    <message>
        <source>New field ({kind})</source>
        <translation>新字段（{kind}）</translation>
    </message>
    <message>
        <source>New field: {kind}</source>
        <translation>新字段：{kind}</translation>
    </message>
    <message>
        <source>Next: check</source>
        <translation>下一步：检查</translation>
    </message>
    <message>
        <source>Next: columns</source>
        <translation>下一步：列</translation>
    </message>
    <message>
        <source>Nothing was written: no row had anything new.</source>
        <translation>没有写入：各行都没有新内容。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Password of the workbook</source>
        <translation>工作簿的密码</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Questions about this file</source>
        <translation>关于这份文件的问题</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Reading the rows</source>
        <translation>正在读取行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Row {number}: {text}</source>
        <translation>第 {number} 行：{text}</translation>
    </message>
    <message>
        <source>Rows shown</source>
        <translation>显示的行</translation>
    </message>
    <message>
        <source>Save the failed rows</source>
        <translation>保存失败的行</translation>
    </message>
    <message>
        <source>Save the failed rows…</source>
        <translation>保存失败的行…</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>再显示一些</translation>
    </message>
    <message>
        <source>Show these customers</source>
        <translation>查看这些客户</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {title}</source>
        <translation>第 {number} 步，共 {count} 步：{title}</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>停止导入</translation>
    </message>
    <message>
        <source>Tag for all:</source>
        <translation>统一加标签：</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>The import is running</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>The import was undone.</source>
        <translation>已撤销导入。</translation>
    </message>
    <message>
        <source>The rows and what becomes of them</source>
        <translation>各行及处理方式</translation>
    </message>
    <message>
        <source>The rows are</source>
        <translation>每行是</translation>
    </message>
    <message>
        <source>The same phone is the same customer, whatever the name</source>
        <translation>电话相同就是同一客户，不看姓名</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>正在撤销导入</translation>
    </message>
    <message>
        <source>Unknown people:</source>
        <translation>不认识的人：</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>What happens with this row</source>
        <translation>这一行怎么处理</translation>
    </message>
    <message>
        <source>What tells that a row is a customer you have already</source>
        <translation>凭什么判断一行是已有的客户</translation>
    </message>
    <message>
        <source>What {word} becomes</source>
        <translation>“{word}”怎么处理</translation>
    </message>
    <message>
        <source>Without a kind:</source>
        <translation>没有方式的按：</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>You have: {customer}</source>
        <translation>已有客户：{customer}</translation>
    </message>
    <message>
        <source>a field of your own, named {heading}</source>
        <translation>将新建字段“{heading}”</translation>
    </message>
    <message>
        <source>add it to the list</source>
        <translation>添加到列表</translation>
    </message>
    <message>
        <source>add them all</source>
        <translation>全部添加</translation>
    </message>
    <message>
        <source>an empty cell</source>
        <translation>空单元格</translation>
    </message>
    <message>
        <source>another one is the main one</source>
        <translation>改换首选</translation>
    </message>
    <message>
        <source>are errors</source>
        <translation>算作错误</translation>
    </message>
    <message>
        <source>as the headings say</source>
        <translation>标题所示</translation>
    </message>
    <message>
        <source>ask me row by row</source>
        <translation>逐行问我</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>你选的</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>逗号 ,</translation>
    </message>
    <message>
        <source>create a second one</source>
        <translation>另建一位</translation>
    </message>
    <message>
        <source>customers created</source>
        <translation>新增客户</translation>
    </message>
    <message>
        <source>customers updated</source>
        <translation>更新客户</translation>
    </message>
    <message>
        <source>day first</source>
        <translation>日在前</translation>
    </message>
    <message>
        <source>day or month first?</source>
        <translation>日在前还是月在前？</translation>
    </message>
    <message>
        <source>do not import</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>entries created</source>
        <translation>条新增</translation>
    </message>
    <message>
        <source>entries updated</source>
        <translation>条已更新</translation>
    </message>
    <message>
        <source>fill in what is empty</source>
        <translation>只补空白</translation>
    </message>
    <message>
        <source>go to the register</source>
        <translation>记入登记簿</translation>
    </message>
    <message>
        <source>has errors</source>
        <translation>有错误</translation>
    </message>
    <message>
        <source>import them too</source>
        <translation>一起导入</translation>
    </message>
    <message>
        <source>it is {entry}</source>
        <translation>就是“{entry}”</translation>
    </message>
    <message>
        <source>leave as it is (skip the row)</source>
        <translation>保持不变（跳过该行）</translation>
    </message>
    <message>
        <source>leave it empty</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>leave them empty</source>
        <translation>全部留空</translation>
    </message>
    <message>
        <source>leave them out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>left out by you</source>
        <translation>你已剔除</translation>
    </message>
    <message>
        <source>month first</source>
        <translation>月在前</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>new, though you have one</source>
        <translation>新增（已有同样的客户）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not decided yet</source>
        <translation>尚未决定</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>nothing new in it</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>overwrite with the file</source>
        <translation>用文件覆盖</translation>
    </message>
    <message>
        <source>repeats row {number}</source>
        <translation>与第 {number} 行重复</translation>
    </message>
    <message>
        <source>rows failed: they have errors</source>
        <translation>失败：有错误的行</translation>
    </message>
    <message>
        <source>rows skipped</source>
        <translation>跳过的行</translation>
    </message>
    <message>
        <source>semicolon ;</source>
        <translation>分号 ;</translation>
    </message>
    <message>
        <source>skip it</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>updates a customer</source>
        <translation>更新已有客户</translation>
    </message>
    <message>
        <source>updates an entry</source>
        <translation>更新一条记录</translation>
    </message>
    <message>
        <source>you have it, by name and birthday</source>
        <translation>已有：姓名和生日相同</translation>
    </message>
    <message>
        <source>you have it, by {field}</source>
        <translation>已有：{field}相同</translation>
    </message>
    <message>
        <source>you have it, just so</source>
        <translation>已有，内容相同</translation>
    </message>
    <message>
        <source>you have this entry</source>
        <translation>已有这条记录</translation>
    </message>
    <message numerus="yes">
        <source>{list}: %n other words that are not in the list</source>
        <translation><numerusform>{list}：列表里还没有的另外 %n 个词</numerusform></translation>
    </message>
    <message>
        <source>{list}: no word is added</source>
        <translation>{list}：一个都不添加</translation>
    </message>
    <message numerus="yes">
        <source>{list}: “{word}” is not in the list · %n rows</source>
        <translation><numerusform>{list}：列表里没有“{word}”· %n 行</numerusform></translation>
    </message>
    <message>
        <source>{name} - failed rows.xlsx</source>
        <translation>{name} - 失败的行.xlsx</translation>
    </message>
    <message numerus="yes">
        <source>{name} imported: %n rows</source>
        <translation><numerusform>已导入“{name}”：%n 行</numerusform></translation>
    </message>
    <message>
        <source>{name} is protected by a password. It is used to read this file and not kept.</source>
        <translation>“{name}”有密码保护。密码只用来读取这份文件，不会保存。</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n rows</source>
        <translation><numerusform>{name}：%n 行</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>△ %n warnings</source>
        <translation><numerusform>△ %n 警告</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n errors</source>
        <translation><numerusform>⚠ %n 错误</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>✎ %n tidied</source>
        <translation><numerusform>✎ %n 行已整理</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>⟳ %n updates</source>
        <translation><numerusform>⟳ %n 更新</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>＋ %n new</source>
        <translation><numerusform>＋ %n 新增</numerusform></translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message numerus="yes">
        <source>%n rows were changed since and stay as they are</source>
        <translation><numerusform>有 %n 条之后改过，保持不变</numerusform></translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>请先选择一个文件。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>导入过的文件</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>No file was imported yet. What you bring in is listed here, with its rows.</source>
        <translation>还没有导入过文件。导入的文件和各行的去向会列在这里。</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Save the failed rows…</source>
        <translation>保存失败的行…</translation>
    </message>
    <message>
        <source>Show these customers</source>
        <translation>查看这些客户</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>This file brought no customers: its rows stand on the pages of whom they are about.</source>
        <translation>这个文件里没有客户：它的内容在相关客户的页面上。</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>Undoing one also restores what it overwrote; what was edited since stays.</source>
        <translation>撤销导入也会还原被覆盖的内容；之后改过的保持不变。</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>正在撤销导入</translation>
    </message>
    <message>
        <source>Undone: {act}</source>
        <translation>已撤销：{act}</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>Interactions</name>
    <message>
        <source>Call back</source>
        <translation>需回电</translation>
    </message>
    <message>
        <source>Call in</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Call out</source>
        <translation>去电</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Choose what it was: a visit, a call, a message or a note.</source>
        <translation>请选择类型：到店、来电、消息或备注等。</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>成交</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>House call</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>有意向</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>Not interested</source>
        <translation>无意向</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>That has not happened yet. Plan a follow-up for it instead.</source>
        <translation>这个时间还没到。未来的事请安排跟进计划。</translation>
    </message>
    <message>
        <source>This entry is not there any more.</source>
        <translation>这条跟进记录已不存在。</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>到店</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation><numerusform>%n 天前</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation><numerusform>%n 小时前</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation><numerusform>%n 分钟前</numerusform></translation>
    </message>
    <message>
        <source>Backup failed</source>
        <translation>备份失败</translation>
    </message>
    <message>
        <source>Backup: {age}</source>
        <translation>备份：{age}</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Alt+Left, Alt+Right</source>
        <translation>Alt+←、Alt+→</translation>
    </message>
    <message>
        <source>Among classes</source>
        <translation>分类页</translation>
    </message>
    <message>
        <source>Among duplicates</source>
        <translation>查重时</translation>
    </message>
    <message>
        <source>Among follow-ups</source>
        <translation>跟进页</translation>
    </message>
    <message>
        <source>Apply the rules of a tab</source>
        <translation>应用标签页中的规则</translation>
    </message>
    <message>
        <source>Archive them with the reason, or take them up again</source>
        <translation>写明原因存档，或重新跟进</translation>
    </message>
    <message>
        <source>At the reception</source>
        <translation>在接待页</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <source>Build a filter</source>
        <translation>组合筛选条件</translation>
    </message>
    <message>
        <source>Calendar: move the follow-up by a day or a week</source>
        <translation>日历：把跟进移动一天或一周</translation>
    </message>
    <message>
        <source>Calendar: plan on this day</source>
        <translation>日历：在这一天安排跟进</translation>
    </message>
    <message>
        <source>Calendar: the follow-ups of the day</source>
        <translation>日历：选择当天的跟进</translation>
    </message>
    <message>
        <source>Calendar: the month or week before and after</source>
        <translation>日历：上一个、下一个月或周</translation>
    </message>
    <message>
        <source>Calendar: today</source>
        <translation>日历：回到今天</translation>
    </message>
    <message>
        <source>Care: copy the message</source>
        <translation>关怀：复制祝福语</translation>
    </message>
    <message>
        <source>Care: wished well, or not yet</source>
        <translation>关怀：标记已问候，或取消</translation>
    </message>
    <message>
        <source>Change it: words, day, how it repeats</source>
        <translation>修改：内容、日期、重复方式</translation>
    </message>
    <message>
        <source>Change the entry of the timeline</source>
        <translation>修改时间线上的这条记录</translation>
    </message>
    <message>
        <source>Choose a result</source>
        <translation>选择结果</translation>
    </message>
    <message>
        <source>Choose and move columns, sort by several keys</source>
        <translation>选择、移动列，按多项排序</translation>
    </message>
    <message>
        <source>Clear the box, then leave it</source>
        <translation>清空搜索框，再按一次离开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close what is written above the list</source>
        <translation>收起列表上方的填写栏</translation>
    </message>
    <message>
        <source>Close; what is typed stays for the next time</source>
        <translation>关闭；已输入的内容留到下次</translation>
    </message>
    <message>
        <source>Contacts: plan a follow-up for the selected ones</source>
        <translation>联系周期：为选中的客户安排跟进</translation>
    </message>
    <message>
        <source>Copy the whole card</source>
        <translation>复制整张名片</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Done, with outcome and next step</source>
        <translation>完成，并填结果和下一步</translation>
    </message>
    <message>
        <source>Drop it: it is not needed any more</source>
        <translation>取消：不再需要</translation>
    </message>
    <message>
        <source>Earlier values of the field</source>
        <translation>字段以前的值</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>修改单元格</translation>
    </message>
    <message>
        <source>Find a key or an act</source>
        <translation>查找快捷键或操作</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Give it another name</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Go to another group</source>
        <translation>换一组</translation>
    </message>
    <message>
        <source>Go to the filters</source>
        <translation>转到筛选</translation>
    </message>
    <message>
        <source>Held while clicking a heading: sort by it as well</source>
        <translation>按住并点击列标题：追加排序</translation>
    </message>
    <message>
        <source>In an entry</source>
        <translation>登记窗口</translation>
    </message>
    <message>
        <source>In the box on top</source>
        <translation>顶部搜索框</translation>
    </message>
    <message>
        <source>In the customer list</source>
        <translation>客户列表</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>标为已完成</translation>
    </message>
    <message>
        <source>Jump to a name by its pinyin</source>
        <translation>按拼音跳到姓名</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>List or board</source>
        <translation>列表或看板</translation>
    </message>
    <message>
        <source>Make customers of them</source>
        <translation>转为客户</translation>
    </message>
    <message>
        <source>Merge the records</source>
        <translation>合并这些记录</translation>
    </message>
    <message>
        <source>Move it up or down</source>
        <translation>上移或下移</translation>
    </message>
    <message>
        <source>Move the cards of a board</source>
        <translation>移动看板上的卡片</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
    <message>
        <source>New entry with what is typed</source>
        <translation>用已输入的内容登记</translation>
    </message>
    <message>
        <source>Next group of a grouped list</source>
        <translation>分组列表的下一组</translation>
    </message>
    <message>
        <source>No key is called so.</source>
        <translation>没有这样的快捷键。</translation>
    </message>
    <message>
        <source>Normal, important, urgent</source>
        <translation>普通、重要、紧急</translation>
    </message>
    <message>
        <source>On a customer's page</source>
        <translation>客户页</translation>
    </message>
    <message>
        <source>On the heading of a group: fold and unfold it</source>
        <translation>在组标题上：收起、展开</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Plan what is written above the list</source>
        <translation>保存列表上方填写的跟进</translation>
    </message>
    <message>
        <source>Put off: in an hour, tomorrow …</source>
        <translation>稍后提醒：1 小时后、明天…</translation>
    </message>
    <message>
        <source>Ready phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Receive the visitor of the line, or see them off; what somebody on duty does</source>
        <translation>接待或送走该来客；当班人员的操作</translation>
    </message>
    <message>
        <source>Record a call with this customer</source>
        <translation>给选中的客户记来电</translation>
    </message>
    <message>
        <source>Referrals: plan to thank them</source>
        <translation>转介绍：安排答谢</translation>
    </message>
    <message>
        <source>Referrals: they were thanked</source>
        <translation>转介绍：已答谢</translation>
    </message>
    <message>
        <source>Rules: let one rest, or plan again</source>
        <translation>自动跟进：停用或启用规则</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save what is written in the entry</source>
        <translation>保存正在写的记录</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Show its customers</source>
        <translation>显示其中的客户</translation>
    </message>
    <message>
        <source>Show or hide the page beside the list</source>
        <translation>显示或收起右侧预览</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>The customer before in the list</source>
        <translation>列表中的上一位客户</translation>
    </message>
    <message>
        <source>The next customer in the list</source>
        <translation>列表中的下一位客户</translation>
    </message>
    <message>
        <source>The next step with the selected potential customers</source>
        <translation>所选潜在客户的下一步</translation>
    </message>
    <message>
        <source>The next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>The register of the day before and after</source>
        <translation>前一天、后一天的登记簿</translation>
    </message>
    <message>
        <source>The tab before</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>They are not the same</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Typed first: find acts alone, also with the current customer</source>
        <translation>先输入它：只找操作，包括对当前客户的操作</translation>
    </message>
    <message>
        <source>What it was: visit, call in, call out…</source>
        <translation>类型：到店、来电、去电…</translation>
    </message>
    <message>
        <source>What was bought</source>
        <translation>买了什么</translation>
    </message>
    <message>
        <source>Write a potential customer down</source>
        <translation>登记一位潜在客户</translation>
    </message>
    <message>
        <source>Write the row down</source>
        <translation>登记这一行</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Forget these searches</source>
        <translation>清除这些搜索</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>There is no field “{name}”; it is searched for as a word.</source>
        <translation>没有“{name}”这个字段，按文字查找。</translation>
    </message>
    <message>
        <source>a mark, such as starred</source>
        <translation>标记，例如星标</translation>
    </message>
    <message>
        <source>is: needs a mark such as starred.</source>
        <translation>是：后面要写标记，例如 星标。</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>没有填写</translation>
    </message>
    <message>
        <source>{name}: needs a day such as 05-17, this-month or 1990.</source>
        <translation>{name}：后面要写日期，例如 05-17、本月 或 1990。</translation>
    </message>
    <message>
        <source>{name}: needs a number such as &gt;5 or 5..10.</source>
        <translation>{name}：后面要写数字，例如 &gt;5 或 5..10。</translation>
    </message>
    <message>
        <source>{name}: needs a text, or none.</source>
        <translation>{name}：后面要写文字，或者写 无。</translation>
    </message>
    <message>
        <source>{name}: needs a time such as &gt;30d or 2024-05.</source>
        <translation>{name}：后面要写时间，例如 &gt;30天 或 2024-05。</translation>
    </message>
    <message>
        <source>{name}: needs an entry of its list, or none.</source>
        <translation>{name}：后面要写列表中的一项，或者写 无。</translation>
    </message>
    <message>
        <source>{name}: needs digits of a number, or none.</source>
        <translation>{name}：后面要写号码中的数字，或者写 无。</translation>
    </message>
    <message>
        <source>{name}: there is no entry “{word}”.</source>
        <translation>{name}：列表中没有“{word}”。</translation>
    </message>
</context>
<context>
    <name>LifecycleTab</name>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>A contact is overdue after … ; the shorter time holds.</source>
        <translation>多少天未联系算久未联系；取较短者。</translation>
    </message>
    <message>
        <source>Any contact keeps customers from declining, not only what is counted</source>
        <translation>任何联系都算活跃，不限于所统计的</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message numerus="yes">
        <source>Contact is overdue with %n customers</source>
        <translation><numerusform>%n 位客户久未联系</numerusform></translation>
    </message>
    <message>
        <source>Contact overdue: {now} → {then}</source>
        <translation>久未联系：{now} → {then}</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Declining: nothing for more than</source>
        <translation>衰退：超过多少天没有来</translation>
    </message>
    <message>
        <source>Large customers of whom no amount is known: times, at least</source>
        <translation>无金额记录的大客户：至少几次</translation>
    </message>
    <message>
        <source>Large customers: bought for at least ¥</source>
        <translation>大客户：消费至少 ¥</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Lost: nothing for more than</source>
        <translation>流失：超过多少天没有来</translation>
    </message>
    <message>
        <source>Mature: times, at least</source>
        <translation>成熟：至少几次</translation>
    </message>
    <message>
        <source>Moved in the last 30 days</source>
        <translation>最近 30 天的变动</translation>
    </message>
    <message>
        <source>New: since the first time, for</source>
        <translation>新客：首次之后多少天内</translation>
    </message>
    <message>
        <source>Nobody moved.</source>
        <translation>没有变动。</translation>
    </message>
    <message>
        <source>Potential ones are lost without contact for</source>
        <translation>潜在客户多少天无联系算流失</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Purchases and visits, whichever says more</source>
        <translation>购买和到店，取较多者</translation>
    </message>
    <message>
        <source>Repeat customers: times, at least</source>
        <translation>回头客：至少几次</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rules changed; the stages are computed anew.</source>
        <translation>规则已更改，正在重新计算阶段。</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>The rules decide where nobody has set the stage by hand</source>
        <translation>未手动设定阶段的客户由规则决定</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Would move</source>
        <translation>将会变动</translation>
    </message>
    <message>
        <source>and the first of them ago</source>
        <translation>且首次距今</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>newly recorded</source>
        <translation>新登记</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
</context>
<context>
    <name>LoadBars</name>
    <message>
        <source>How full the days become</source>
        <translation>每天的工作量</translation>
    </message>
    <message numerus="yes">
        <source>and %n more days, the last is {day}</source>
        <translation><numerusform>还有 %n 天，最后一天是 {day}</numerusform></translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Import Excel…</source>
        <translation>导入 Excel(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;New entry…</source>
        <translation>登记(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Save the list as a view…</source>
        <translation>把列表存为视图(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Backups &amp;&amp; safety</source>
        <translation>备份与安全</translation>
    </message>
    <message>
        <source>Call in…</source>
        <translation>来电…</translation>
    </message>
    <message>
        <source>Call out…</source>
        <translation>去电…</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>数据清理</translation>
    </message>
    <message>
        <source>Customer…</source>
        <translation>客户…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Excel &amp;template…</source>
        <translation>Excel 模板(&amp;T)…</translation>
    </message>
    <message>
        <source>Find &amp;duplicates…</source>
        <translation>查重(&amp;D)…</translation>
    </message>
    <message>
        <source>Find and &amp;replace…</source>
        <translation>查找和替换(&amp;R)…</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Follow-up…</source>
        <translation>跟进…</translation>
    </message>
    <message>
        <source>Go to the reminders</source>
        <translation>转到提醒</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字体</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Parts of the pages</source>
        <translation>页面中的标签</translation>
    </message>
    <message>
        <source>Purchase…</source>
        <translation>购买…</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: {act}</source>
        <translation>重做：{act}</translation>
    </message>
    <message>
        <source>System health</source>
        <translation>系统健康</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {act}</source>
        <translation>撤销：{act}</translation>
    </message>
    <message>
        <source>Visit…</source>
        <translation>来访…</translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n 条跟进记录</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups</source>
        <translation><numerusform>%n 个跟进计划</numerusform></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose two to {most} customers to merge.</source>
        <translation>请选择 2 到 {most} 位客户来合并。</translation>
    </message>
    <message>
        <source>Choose what stays where they differ. The rest comes together by itself.</source>
        <translation>不同的地方请选择保留哪一个，其余自动合在一起。</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>跟进记录</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>Keep the record {number}, {name}</source>
        <translation>保留记录 {number}，{name}</translation>
    </message>
    <message>
        <source>Keep {number}</source>
        <translation>保留 {number}</translation>
    </message>
    <message>
        <source>Leave {name} out</source>
        <translation>不包括 {name}</translation>
    </message>
    <message>
        <source>Merge  Ctrl+Enter</source>
        <translation>合并  Ctrl+Enter</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n customers</source>
        <translation><numerusform>合并 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Merge customers</source>
        <translation>合并客户</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Records side by side</source>
        <translation>记录并排对照</translation>
    </message>
    <message>
        <source>Referred</source>
        <translation>介绍的客户</translation>
    </message>
    <message>
        <source>This merge cannot be undone: one of its records was deleted for good since. Undo that first.</source>
        <translation>无法撤销这次合并：其中一条记录后来被彻底删除。请先撤销那次操作。</translation>
    </message>
    <message>
        <source>This merge cannot be undone: {name} was deleted or merged with another since ({act}). Undo that first.</source>
        <translation>无法撤销这次合并：{name} 后来被删除或又与别人合并（{act}）。请先撤销那次操作。</translation>
    </message>
    <message>
        <source>This record stays, with its number; the others go to the recycle bin.</source>
        <translation>保留这条记录及其编号，其余放入回收站。</translation>
    </message>
    <message>
        <source>all numbers and tags</source>
        <translation>全部联系方式和标签</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>上次联系 {when}</translation>
    </message>
    <message>
        <source>no contact yet</source>
        <translation>还没有联系过</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 建档</translation>
    </message>
    <message>
        <source>{name} is in the recycle bin. Restore it first.</source>
        <translation>{name} 在回收站中，请先恢复。</translation>
    </message>
    <message numerus="yes">
        <source>{what} come together under {number}; %n records go to the recycle bin.</source>
        <translation><numerusform>{what}归到 {number} 名下，另外 %n 条记录放入回收站。</numerusform></translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>{text} has parts of a cent. Round it to two decimals.</source>
        <translation>{text} 不足一分。请保留两位小数。</translation>
    </message>
    <message>
        <source>{text} is not an amount of money.</source>
        <translation>{text} 不是金额。</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>A number has at most {count} digits.</source>
        <translation>数字最多 {count} 位。</translation>
    </message>
    <message>
        <source>{text} is not a number.</source>
        <translation>“{text}”不是数字。</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>1 · unlikely</source>
        <translation>1 · 可能性小</translation>
    </message>
    <message>
        <source>2 · undecided</source>
        <translation>2 · 犹豫</translation>
    </message>
    <message>
        <source>3 · interested</source>
        <translation>3 · 有兴趣</translation>
    </message>
    <message>
        <source>4 · likely</source>
        <translation>4 · 很可能</translation>
    </message>
    <message>
        <source>5 · about to buy</source>
        <translation>5 · 即将成交</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活跃</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Declining</source>
        <translation>衰退</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Key: develop</source>
        <translation>重要发展</translation>
    </message>
    <message>
        <source>Key: keep</source>
        <translation>重要保持</translation>
    </message>
    <message>
        <source>Key: treasure</source>
        <translation>重要价值</translation>
    </message>
    <message>
        <source>Key: win back</source>
        <translation>重要挽留</translation>
    </message>
    <message>
        <source>Large customer</source>
        <translation>大客户</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Mature</source>
        <translation>成熟</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新客</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>One-off</source>
        <translation>一次性</translation>
    </message>
    <message>
        <source>Others: develop</source>
        <translation>一般发展</translation>
    </message>
    <message>
        <source>Others: keep</source>
        <translation>一般保持</translation>
    </message>
    <message>
        <source>Others: treasure</source>
        <translation>一般价值</translation>
    </message>
    <message>
        <source>Others: win back</source>
        <translation>一般挽留</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>潜在</translation>
    </message>
    <message>
        <source>Repeat customer</source>
        <translation>回头客</translation>
    </message>
    <message>
        <source>Small customer</source>
        <translation>小客户</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>An order: it stands on Today until it is delivered and collected.</source>
        <translation>订单：到货并取走之前，一直显示在今日页面。</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>已取货</translation>
    </message>
    <message>
        <source>Comes later</source>
        <translation>订货，稍后取</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已到货</translation>
    </message>
    <message>
        <source>Delivered; when it was, collected</source>
        <translation>标记到货；已到货的标记取货</translation>
    </message>
    <message>
        <source>Open orders</source>
        <translation>未完成订单</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Promised for, like 12-24</source>
        <translation>约定日期，如 12-24</translation>
    </message>
    <message>
        <source>This purchase is no order.</source>
        <translation>这笔购买不是订单。</translation>
    </message>
    <message>
        <source>{state}: {what}</source>
        <translation>{state}：{what}</translation>
    </message>
</context>
<context>
    <name>Pasted</name>
    <message>
        <source>The pasted text</source>
        <translation>粘贴的内容</translation>
    </message>
</context>
<context>
    <name>Phones</name>
    <message numerus="yes">
        <source>A mobile number has 11 digits, this one has %n.</source>
        <translation><numerusform>手机号应为 11 位，这里有 %n 位。</numerusform></translation>
    </message>
    <message>
        <source>A phone number has no letters.</source>
        <translation>电话号码不能有字母。</translation>
    </message>
    <message>
        <source>After the area code a landline has 7 or 8 digits.</source>
        <translation>座机区号后应为 7 或 8 位。</translation>
    </message>
    <message>
        <source>Digits of this number are hidden ({text}). Enter it in full.</source>
        <translation>这个号码的部分数字被隐藏（{text}），请填写完整。</translation>
    </message>
    <message>
        <source>No country has a number like this. Check the digits behind the +.</source>
        <translation>没有国家或地区使用这样的号码。检查 + 后面的数字。</translation>
    </message>
    <message>
        <source>No mobile number begins with {prefix}.</source>
        <translation>没有以 {prefix} 开头的手机号。</translation>
    </message>
    <message>
        <source>The spreadsheet shortened this number ({text}), so digits are lost. Enter it in full.</source>
        <translation>表格缩写了这个号码（{text}），部分数字已丢失。请完整填写。</translation>
    </message>
    <message>
        <source>There is no phone number here.</source>
        <translation>这里没有电话号码。</translation>
    </message>
    <message>
        <source>This is neither a mobile nor a landline number. Foreign numbers begin with +.</source>
        <translation>这既不是手机号也不是座机号。境外号码以 + 开头。</translation>
    </message>
    <message>
        <source>This number is too short.</source>
        <translation>号码太短。</translation>
    </message>
</context>
<context>
    <name>PhraseKey</name>
    <message>
        <source>Ready phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Ready phrases: {keys}</source>
        <translation>常用语：{keys}</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message numerus="yes">
        <source>A phrase has at most %n signs.</source>
        <translation><numerusform>一条常用语最多 %n 个字。</numerusform></translation>
    </message>
    <message>
        <source>A phrase in a line. In the fields of follow-ups and entries {keys} puts one in.</source>
        <translation>每行一条。在跟进和记录的输入框里按 {keys} 插入。</translation>
    </message>
    <message>
        <source>Agreed on a day for a visit</source>
        <translation>约好到店时间</translation>
    </message>
    <message>
        <source>Ask what they have decided</source>
        <translation>问考虑得怎么样</translation>
    </message>
    <message>
        <source>Ask whether it has arrived well</source>
        <translation>问货到了没有、是否完好</translation>
    </message>
    <message>
        <source>Ask whether they are content</source>
        <translation>问是否满意</translation>
    </message>
    <message>
        <source>Asks for a price</source>
        <translation>问价格</translation>
    </message>
    <message>
        <source>Asks when it will be delivered</source>
        <translation>问送货时间</translation>
    </message>
    <message>
        <source>Call back with a price</source>
        <translation>回访报价</translation>
    </message>
    <message>
        <source>Compares with others, decides later</source>
        <translation>还在比较，晚些再定</translation>
    </message>
    <message>
        <source>Confirm the appointment</source>
        <translation>确认预约时间</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>For which kind</source>
        <translation>用于哪种方式</translation>
    </message>
    <message>
        <source>Had a look round, took a catalogue</source>
        <translation>看了一圈，拿了资料</translation>
    </message>
    <message>
        <source>Have samples ready</source>
        <translation>备好样品</translation>
    </message>
    <message>
        <source>Keep one phrase at least.</source>
        <translation>至少保留一条常用语。</translation>
    </message>
    <message>
        <source>Phrases saved</source>
        <translation>常用语已保存</translation>
    </message>
    <message>
        <source>Ready phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Send pictures of the new models</source>
        <translation>发新款图片</translation>
    </message>
    <message>
        <source>Take measurements</source>
        <translation>上门量尺寸</translation>
    </message>
    <message>
        <source>Wants to talk it over at home</source>
        <translation>回家商量</translation>
    </message>
    <message>
        <source>What happened (visits, calls, messages, notes)</source>
        <translation>情况（到店、来电、去电、消息、备注）</translation>
    </message>
    <message>
        <source>What to do (follow-ups)</source>
        <translation>做什么（跟进计划）</translation>
    </message>
</context>
<context>
    <name>PlanForMany</name>
    <message>
        <source> open days</source>
        <translation> 个营业日</translation>
    </message>
    <message>
        <source>All on that day</source>
        <translation>都在那一天</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose the day.</source>
        <translation>请选择日期。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>方式</translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n with whom something is planned already</source>
        <translation><numerusform>跳过已有跟进计划的 %n 位</numerusform></translation>
    </message>
    <message>
        <source>Person</source>
        <translation>由谁跟进</translation>
    </message>
    <message numerus="yes">
        <source>Plan %n follow-ups</source>
        <translation><numerusform>安排 %n 个跟进计划</numerusform></translation>
    </message>
    <message>
        <source>Plan follow-ups</source>
        <translation>安排跟进</translation>
    </message>
    <message>
        <source>Say what is to be done.</source>
        <translation>请写明要做什么。</translation>
    </message>
    <message>
        <source>Shared among</source>
        <translation>分给</translation>
    </message>
    <message>
        <source>Spread over</source>
        <translation>分散到</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What to do with each of them</source>
        <translation>对每一位要做什么</translation>
    </message>
    <message>
        <source>whose customer it is</source>
        <translation>各自的归属人</translation>
    </message>
</context>
<context>
    <name>Products</name>
    <message>
        <source>A price is not below zero.</source>
        <translation>价格不能小于零。</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购买次数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Cost of one</source>
        <translation>单位成本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>New product…</source>
        <translation>新建商品…</translation>
    </message>
    <message>
        <source>Nothing yet. Products may also be kept while a purchase is recorded.</source>
        <translation>还没有商品。登记购买时也可以顺手存为商品。</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>重新上架</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Price of one</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Product name</source>
        <translation>商品名称</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>下架</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>This product is not in the list any more.</source>
        <translation>这个商品已不在列表中。</translation>
    </message>
    <message>
        <source>Type a name of at most {count} characters.</source>
        <translation>请输入名称，最多 {count} 个字。</translation>
    </message>
    <message>
        <source>What you sell. A product fills its price in when a purchase is recorded; purchases keep their amounts.</source>
        <translation>店里卖的东西和服务。登记购买时按商品带出价格；已有购买的金额不变。</translation>
    </message>
    <message>
        <source>{name} is in the list</source>
        <translation>{name} 已加入商品</translation>
    </message>
    <message>
        <source>{name} is in the list already.</source>
        <translation>列表中已有{name}。</translation>
    </message>
    <message>
        <source>{name} is not offered any more; its purchases stay</source>
        <translation>{name} 已下架，购买记录保留</translation>
    </message>
    <message>
        <source>{name} is offered again</source>
        <translation>{name} 已重新上架</translation>
    </message>
    <message>
        <source>{name} was changed</source>
        <translation>{name} 已修改</translation>
    </message>
    <message>
        <source>{name} was deleted</source>
        <translation>{name} 已删除</translation>
    </message>
    <message>
        <source>{name} was sold, so it stays. Retire it: then it is not offered any more.</source>
        <translation>{name}已有购买记录，不能删除。可以停用，停用后不再出现在选择中。</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消，没有任何改动。</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>A mistake in the program</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Please confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>The program made a mistake. Nothing that was saved is lost. You can go on working; if it happens again, start the program anew and send the details to whoever looks after it.</source>
        <translation>程序出错了。已保存的内容没有丢失，可以继续使用；如果再次出现，请重新启动程序，并把详细信息发给维护人员。</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>操作没有成功</translation>
    </message>
    <message>
        <source>Type {number} to go on:</source>
        <translation>输入 {number} 以继续：</translation>
    </message>
</context>
<context>
    <name>Prospects</name>
    <message>
        <source>Archived</source>
        <translation>已存档</translation>
    </message>
    <message>
        <source>Archived: {name}</source>
        <translation>已存档：{name}</translation>
    </message>
    <message>
        <source>Archive…</source>
        <translation>存档…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose the day of the next step.</source>
        <translation>请选择下一步的日期。</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转化</translation>
    </message>
    <message>
        <source>Customers now: {name}</source>
        <translation>已转为客户：{name}</translation>
    </message>
    <message>
        <source>Find here, e.g. {example}</source>
        <translation>在此查找，例如 {example}</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>在此列表中查找</translation>
    </message>
    <message>
        <source>Make a customer</source>
        <translation>转为客户</translation>
    </message>
    <message>
        <source>Name of a potential customer</source>
        <translation>潜在客户的姓名</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next step planned: {name}</source>
        <translation>已安排下一步：{name}</translation>
    </message>
    <message>
        <source>Next step…</source>
        <translation>下一步…</translation>
    </message>
    <message>
        <source>Nobody has been made a customer here yet.</source>
        <translation>还没有潜在客户转为客户。</translation>
    </message>
    <message>
        <source>Nobody has been put away here.</source>
        <translation>还没有存档的潜在客户。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>跟进中</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Potential customers</source>
        <translation>潜在客户</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>重新跟进</translation>
    </message>
    <message>
        <source>Taken up again: {name}</source>
        <translation>已重新跟进：{name}</translation>
    </message>
    <message>
        <source>There is no potential customer among them.</source>
        <translation>其中没有潜在客户。</translation>
    </message>
    <message>
        <source>Who asks but has not bought yet stands here. Write the first one down above.</source>
        <translation>问过但还没买的人在这里。请在上面登记第一位。</translation>
    </message>
    <message>
        <source>Without a reason</source>
        <translation>不写原因</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Written down: {name}</source>
        <translation>已登记：{name}</translation>
    </message>
</context>
<context>
    <name>Purchases</name>
    <message numerus="yes">
        <source>%n purchases</source>
        <translation><numerusform>%n 次购买</numerusform></translation>
    </message>
    <message>
        <source>A return is not corrected: delete it and record it again.</source>
        <translation>退货记录不能修改，请删除后重新登记。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>An amount is not below zero. What comes back is recorded as a return.</source>
        <translation>金额不能小于零。退回的请登记为退货。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Day, today if empty</source>
        <translation>日期，空为今天</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Hide the purchases</source>
        <translation>收起购买记录</translation>
    </message>
    <message>
        <source>In the shop</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Keep as a product</source>
        <translation>存为商品</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网店</translation>
    </message>
    <message>
        <source>Only {quantity} of it are left to give back.</source>
        <translation>最多还能退 {quantity}。</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Purchase changed</source>
        <translation>已修改购买记录</translation>
    </message>
    <message>
        <source>Purchase deleted</source>
        <translation>已删除购买记录</translation>
    </message>
    <message>
        <source>Purchase recorded</source>
        <translation>已登记购买</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Record a purchase…</source>
        <translation>登记购买…</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Return recorded</source>
        <translation>已登记退货</translation>
    </message>
    <message>
        <source>Returned: {what}</source>
        <translation>退货：{what}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Show all purchases</source>
        <translation>显示全部购买记录</translation>
    </message>
    <message>
        <source>Show the purchases</source>
        <translation>展开购买记录</translation>
    </message>
    <message>
        <source>So many cannot be: at most {most}. Is a digit too much?</source>
        <translation>数量太大：最多 {most}。是不是多打了一位？</translation>
    </message>
    <message>
        <source>That day has not come yet. Plan a follow-up for it instead.</source>
        <translation>这一天还没到，请改为安排跟进。</translation>
    </message>
    <message>
        <source>That day is before the order.</source>
        <translation>这个日期早于下单日期。</translation>
    </message>
    <message>
        <source>That day is before the purchase.</source>
        <translation>这一天早于购买日期。</translation>
    </message>
    <message>
        <source>That day is too long ago. Is the year right?</source>
        <translation>这个日期太早了，年份对吗？</translation>
    </message>
    <message>
        <source>The quantity is a number above zero with at most three decimals.</source>
        <translation>数量应大于零，最多三位小数。</translation>
    </message>
    <message>
        <source>There is nothing left of it to give back.</source>
        <translation>已全部退回，没有可退的了。</translation>
    </message>
    <message>
        <source>This purchase is not there any more.</source>
        <translation>这条购买记录已不存在。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Total ¥{amount}</source>
        <translation>合计 ¥{amount}</translation>
    </message>
    <message>
        <source>Type the day as 2026-01-31.</source>
        <translation>日期请写成 2026-01-31。</translation>
    </message>
    <message>
        <source>Type what was bought, or for how much.</source>
        <translation>请输入购买的商品或金额。</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>What can be done with {what}</source>
        <translation>{what}的操作</translation>
    </message>
    <message>
        <source>What was bought</source>
        <translation>买了什么</translation>
    </message>
    <message>
        <source>What was bought, when and for how much; the totals are kept by themselves.</source>
        <translation>记下买了什么、何时、多少钱；累计数自动计算。</translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation><numerusform>平均 %n 天一次</numerusform></translation>
    </message>
    <message>
        <source>{amount} is more than anybody pays. Is a digit too much?</source>
        <translation>{amount} 太大了，没有人会付这么多。是不是多打了一位？</translation>
    </message>
    <message>
        <source>{quantity} of it were given back already.</source>
        <translation>其中 {quantity} 已经退回。</translation>
    </message>
</context>
<context>
    <name>QuickEntry</name>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>138…, name, pinyin</source>
        <translation>138…、姓名、拼音</translation>
    </message>
    <message>
        <source>A follow-up needs to know with whom. Type the name first.</source>
        <translation>跟进计划要有客户。请先填写姓名。</translation>
    </message>
    <message>
        <source>A purchase needs to know by whom. Type the name first.</source>
        <translation>购买要知道是谁买的，请先输入姓名。</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Bought…</source>
        <translation>购买…</translation>
    </message>
    <message>
        <source>Choose the day of the next step, or clear its text.</source>
        <translation>请选择下一步的日期，或清空内容。</translation>
    </message>
    <message>
        <source>Choose who it is with ↑ ↓ and Enter, or “New customer”.</source>
        <translation>按 ↑ ↓ 和 Enter 选择客户，或选“新建客户”。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Customer only</source>
        <translation>仅建档</translation>
    </message>
    <message>
        <source>Customers that match</source>
        <translation>匹配的客户</translation>
    </message>
    <message>
        <source>How long, in minutes</source>
        <translation>时长（分钟）</translation>
    </message>
    <message>
        <source>It is this one</source>
        <translation>就是这位</translation>
    </message>
    <message>
        <source>Keep as a customer (else only in the register)</source>
        <translation>存为客户（否则只进登记簿）</translation>
    </message>
    <message>
        <source>Last: {when}, {kind} {text}</source>
        <translation>上次：{when} {kind} {text}</translation>
    </message>
    <message>
        <source>More phones</source>
        <translation>其他电话</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation>还没有联系过</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Open follow-up: {when} {title}</source>
        <translation>待跟进：{when} {title}</translation>
    </message>
    <message>
        <source>Open that one</source>
        <translation>打开那位</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Pasted. Look it over, then save.</source>
        <translation>已粘贴，请核对后保存。</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Phone or name</source>
        <translation>电话或姓名</translation>
    </message>
    <message>
        <source>Purchase only</source>
        <translation>仅购买</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Save  Ctrl+Enter</source>
        <translation>保存  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>换一位</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>The visitor stands in Here now until they leave</source>
        <translation>来访者列入“在店”，直到离开</translation>
    </message>
    <message>
        <source>This customer is known already. Choose what it was: a visit, a call…</source>
        <translation>已有这位客户。请选择类型：到店、来电…</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time of the follow-up</source>
        <translation>跟进时间</translation>
    </message>
    <message>
        <source>Type a name, a number or what it was about.</source>
        <translation>请填写姓名、电话或内容。</translation>
    </message>
    <message>
        <source>Type the name of the new customer.</source>
        <translation>请填写新客户的姓名。</translation>
    </message>
    <message>
        <source>Type the time like 14:32.</source>
        <translation>时间写法如 14:32。</translation>
    </message>
    <message>
        <source>Type the time that stands on the paper.</source>
        <translation>请输入纸面上记录的时间。</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>What is to be done, e.g. call back with a price</source>
        <translation>要做什么，如：回访报价</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What it was about</source>
        <translation>聊了什么、需要什么</translation>
    </message>
    <message>
        <source>When it was today, like 14:32</source>
        <translation>今天的时间，如 14:32</translation>
    </message>
    <message>
        <source>Who brought them: name, pinyin or number</source>
        <translation>谁介绍来的：姓名、拼音或电话</translation>
    </message>
    <message>
        <source>Without a name it stays in the register, to be named later.</source>
        <translation>没有姓名时先留在登记簿，以后再补。</translation>
    </message>
    <message>
        <source>Your draft is back.</source>
        <translation>已恢复上次的草稿。</translation>
    </message>
    <message>
        <source>is in the shop now</source>
        <translation>现在在店</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>nobody at the desk</source>
        <translation>未选择员工</translation>
    </message>
    <message>
        <source>owner {name}</source>
        <translation>归属人 {name}</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{words} ({name})</source>
        <translation>{words}（{name}）</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Classes</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Reading {name} took too long and was stopped. Save it again as .xlsx or split it, and try again.</source>
        <translation>读取“{name}”用时太长，已停止。另存为 .xlsx 或拆分后重试。</translation>
    </message>
    <message>
        <source>{name} is damaged, or needs too much memory. Open it in Excel or WPS, save it as .xlsx and try again.</source>
        <translation>“{name}”已损坏，或占用内存过多。用 Excel 或 WPS 打开，另存为 .xlsx 后重试。</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%n to make up</source>
        <translation><numerusform>待补接 %n 次</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation><numerusform>已轮 %n 次</numerusform></translation>
    </message>
    <message>
        <source>A wait is long after</source>
        <translation>等候超过多久算久等</translation>
    </message>
    <message>
        <source>A word in a line, in the order in which they are offered.</source>
        <translation>每行一项，按选择时的顺序排列。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add somebody to the rotation</source>
        <translation>把人加入轮接</translation>
    </message>
    <message>
        <source>Added to the rotation</source>
        <translation>已加入轮接</translation>
    </message>
    <message>
        <source>Advertisement</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>After-sales</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Ask for a price</source>
        <translation>询价</translation>
    </message>
    <message>
        <source>Begin the day</source>
        <translation>开始今天</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Causes to be out</source>
        <translation>离岗原因</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>提货</translation>
    </message>
    <message>
        <source>Comes again</source>
        <translation>回来当班</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Day close</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>轮接记录</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Everybody is on duty</source>
        <translation>所有人都在班</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>For a row from paper: its time like 14:30, or with the day like 11-19 14:30. It is marked.</source>
        <translation>补登纸质记录：填写时间，如 14:30，或带日期，如 11-19 14:30。该行会有标记。</translation>
    </message>
    <message>
        <source>Goes home</source>
        <translation>下班</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>已离店</translation>
    </message>
    <message>
        <source>Have a look</source>
        <translation>看样</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>在店</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>已回来</translation>
    </message>
    <message>
        <source>Keep one word at least.</source>
        <translation>请至少保留一项。</translation>
    </message>
    <message>
        <source>Meal</source>
        <translation>用餐</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>开会</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>姓名或电话</translation>
    </message>
    <message>
        <source>Nobody is free. The visitor waits, or choose who takes them.</source>
        <translation>现在没有人空闲。请来客稍等，或指定接待人。</translation>
    </message>
    <message>
        <source>Nobody is on duty yet. Begin the day with its order.</source>
        <translation>还没有人当班。先排定今天的顺序。</translation>
    </message>
    <message>
        <source>Nobody is waiting. A visit that is written down appears here.</source>
        <translation>没有人在店。登记的来访会显示在这里。</translation>
    </message>
    <message>
        <source>Not known yet: stays in the register, to be linked later</source>
        <translation>还不认识：先留在登记簿，以后再关联客户</translation>
    </message>
    <message>
        <source>Not urgent</source>
        <translation>不急</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订货</translation>
    </message>
    <message>
        <source>Out on business</source>
        <translation>外出办事</translation>
    </message>
    <message>
        <source>Out: skipped turns are lost</source>
        <translation>离岗：轮空不补</translation>
    </message>
    <message>
        <source>Out: skipped turns are made up</source>
        <translation>离岗：轮空可补接</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Passed by</source>
        <translation>路过</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私事</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Reasons of calls</source>
        <translation>来电事由</translation>
    </message>
    <message>
        <source>Reasons of visits</source>
        <translation>来访事由</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Receive, or see off</source>
        <translation>接待，或送客</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接待人</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>介绍</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>老客户</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>轮流接待</translation>
    </message>
    <message>
        <source>Rotation changed</source>
        <translation>轮值已调整</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Somebody takes them</source>
        <translation>指定接待人</translation>
    </message>
    <message>
        <source>The order of today is set</source>
        <translation>今天的顺序已排定</translation>
    </message>
    <message>
        <source>The visitor has left already.</source>
        <translation>来客已经离店。</translation>
    </message>
    <message>
        <source>The visitor left</source>
        <translation>来客已离店</translation>
    </message>
    <message>
        <source>This visitor is not in the register any more.</source>
        <translation>登记簿里已经没有这位来客。</translation>
    </message>
    <message>
        <source>Time on the paper</source>
        <translation>纸上的时间</translation>
    </message>
    <message>
        <source>Today has no order yet. Set it, or choose who takes them.</source>
        <translation>今天还没有排定顺序。请先排定，或指定接待人。</translation>
    </message>
    <message>
        <source>Type a number from {least} to {most}.</source>
        <translation>请输入 {least} 到 {most} 之间的数。</translation>
    </message>
    <message>
        <source>Type the time on the paper like 14:30, or 11-19 14:30.</source>
        <translation>请按 14:30 或 11-19 14:30 的格式输入纸上的时间。</translation>
    </message>
    <message>
        <source>Type the word, or take the line out.</source>
        <translation>请输入内容，或去掉这一行。</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>来客</translation>
    </message>
    <message>
        <source>Wants whom</source>
        <translation>找谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Who receives a visit first keeps the customer for</source>
        <translation>首位接待来访者保留客户</translation>
    </message>
    <message>
        <source>Who takes a call first keeps the customer for</source>
        <translation>首位接听来电者保留客户</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>goes to {name}</source>
        <translation>归{name}接待</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已下班</translation>
    </message>
    <message>
        <source>out</source>
        <translation>外出</translation>
    </message>
    <message>
        <source>prepares</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>加急</translation>
    </message>
    <message numerus="yes">
        <source>waits %n min</source>
        <translation><numerusform>已等 %n 分钟</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>waits long: %n min</source>
        <translation><numerusform>久等：%n 分钟</numerusform></translation>
    </message>
    <message>
        <source>wants {name}</source>
        <translation>找{name}</translation>
    </message>
    <message>
        <source>with a visitor</source>
        <translation>接待中</translation>
    </message>
    <message numerus="yes">
        <source>with {name}, %n min</source>
        <translation><numerusform>{name}接待，%n 分钟</numerusform></translation>
    </message>
    <message>
        <source>{cause} (skipped turns are lost)</source>
        <translation>{cause}（轮空不补）</translation>
    </message>
    <message>
        <source>{cause} (skipped turns are made up)</source>
        <translation>{cause}（轮空可补接）</translation>
    </message>
    <message>
        <source>{name} by {staff}</source>
        <translation>{name}，由{staff}接待</translation>
    </message>
    <message>
        <source>{name} has left at {time}.</source>
        <translation>{name}已于 {time} 离店。</translation>
    </message>
    <message>
        <source>{name} is in the list already.</source>
        <translation>“{name}”已在列表中。</translation>
    </message>
    <message>
        <source>{name} is not among the causes any more. Choose another one.</source>
        <translation>“{name}”已不在离岗原因中，请另选一个。</translation>
    </message>
    <message>
        <source>{name} is with {staff} already, since {time}.</source>
        <translation>{name}已由{staff}接待，自 {time} 起。</translation>
    </message>
    <message>
        <source>{name} receives</source>
        <translation>由{name}接待</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Begin with an empty list</source>
        <translation>从空白名单开始</translation>
    </message>
    <message>
        <source>Beside it lie: {names}.</source>
        <translation>旁边还有：{names}。</translation>
    </message>
    <message>
        <source>Choose a backup to go on with. What stands there now is set aside in the folder “set-aside”, untouched.</source>
        <translation>请选一份备份继续。现有的文件会原样移到“set-aside”文件夹保存。</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>恢复此备份</translation>
    </message>
    <message>
        <source>The data is damaged</source>
        <translation>数据已损坏</translation>
    </message>
    <message>
        <source>The data is missing</source>
        <translation>数据不见了</translation>
    </message>
    <message>
        <source>The data is older than it was</source>
        <translation>数据比原来旧</translation>
    </message>
    <message>
        <source>The file in the place of the data is another one</source>
        <translation>数据的位置上是另一个文件</translation>
    </message>
    <message>
        <source>There is no backup in this folder. Open one from a USB drive or another disk.</source>
        <translation>这个文件夹里没有备份。请从 U 盘或别的磁盘打开一份。</translation>
    </message>
    <message>
        <source>Use it as it is</source>
        <translation>就用现在这个</translation>
    </message>
    <message>
        <source>What stands there now is set aside in the folder “set-aside”, untouched.</source>
        <translation>现有的文件会原样移到“set-aside”文件夹里。</translation>
    </message>
    <message numerus="yes">
        <source>When it was last safe ({when}), it held %n customers.</source>
        <translation><numerusform>上次确认完好时（{when}）有 %n 位客户。</numerusform></translation>
    </message>
</context>
<context>
    <name>RecycleBin</name>
    <message numerus="yes">
        <source>%n customers deleted for good</source>
        <translation><numerusform>已彻底删除 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers restored</source>
        <translation><numerusform>已恢复 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n deleted customers</source>
        <translation><numerusform>%n 位已删除的客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n 条跟进记录</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-ups</source>
        <translation><numerusform>%n 条待办的跟进计划</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n customers for good?</source>
        <translation><numerusform>彻底删除 %n 位客户？</numerusform></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Deleted by</source>
        <translation>删除人</translation>
    </message>
    <message>
        <source>Deleted customers</source>
        <translation>已删除的客户</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The recycle bin is empty. Deleted customers wait here until they are restored.</source>
        <translation>回收站是空的。删除的客户会放在这里，可随时恢复。</translation>
    </message>
    <message>
        <source>This includes {what}.</source>
        <translation>包括 {what}。</translation>
    </message>
    <message>
        <source>What was merged stays where it is. To part the records again, undo the merge in the history.</source>
        <translation>已合并的内容保持不变。要把记录重新分开，请在历史中撤销合并。</translation>
    </message>
    <message>
        <source>{name} · merged: {what}</source>
        <translation>{name} · 合并：{what}</translation>
    </message>
</context>
<context>
    <name>Referrals</name>
    <message numerus="yes">
        <source>%n customers brought</source>
        <translation><numerusform>介绍来 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thanks due</source>
        <translation><numerusform>%n 次待答谢</numerusform></translation>
    </message>
    <message>
        <source>Brings others</source>
        <translation>介绍人</translation>
    </message>
    <message>
        <source>Brought</source>
        <translation>介绍</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>介绍人</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>按人数</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>按消费</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>已到店</translation>
    </message>
    <message>
        <source>Choose both customers.</source>
        <translation>请选择两位客户。</translation>
    </message>
    <message>
        <source>Find by name or phone</source>
        <translation>按姓名或电话查找</translation>
    </message>
    <message>
        <source>How to thank</source>
        <translation>怎么答谢</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近一位</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最近优先</translation>
    </message>
    <message>
        <source>No thanks are due to {name}.</source>
        <translation>{name} 没有待答谢的介绍。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Plan thanks…</source>
        <translation>安排答谢…</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>转介绍</translation>
    </message>
    <message>
        <source>Stage now</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Thank for bringing {names}</source>
        <translation>答谢介绍 {names}</translation>
    </message>
    <message>
        <source>Thanked</source>
        <translation>已答谢</translation>
    </message>
    <message>
        <source>Thanked: {name}</source>
        <translation>已答谢：{name}</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>答谢</translation>
    </message>
    <message>
        <source>Thanks due</source>
        <translation>待答谢</translation>
    </message>
    <message>
        <source>Thanks planned: {name}</source>
        <translation>已安排答谢：{name}</translation>
    </message>
    <message>
        <source>Their customers</source>
        <translation>介绍来的客户</translation>
    </message>
    <message>
        <source>They spent</source>
        <translation>他们的消费</translation>
    </message>
    <message>
        <source>Who brings customers stands here. Say above, or on the page of a customer, who brought them.</source>
        <translation>介绍客户来的人在这里。在上面或客户页面写明是谁介绍来的。</translation>
    </message>
    <message>
        <source>Who brings others</source>
        <translation>谁介绍了客户</translation>
    </message>
    <message>
        <source>Who was brought</source>
        <translation>被介绍人</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>brought by {names}</source>
        <translation>介绍人：{names}</translation>
    </message>
    <message>
        <source>due</source>
        <translation>待答谢</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>said</source>
        <translation>已答谢</translation>
    </message>
    <message>
        <source>the first {count} shown</source>
        <translation>显示前 {count} 位</translation>
    </message>
    <message>
        <source>they spent {amount}</source>
        <translation>共消费 {amount}</translation>
    </message>
    <message>
        <source>{name} was brought by {by}</source>
        <translation>{name} 由 {by} 介绍</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete this entry</source>
        <translation>删除这条记录</translation>
    </message>
    <message>
        <source>Entry deleted</source>
        <translation>已删除跟进记录</translation>
    </message>
    <message>
        <source>Export the register…</source>
        <translation>导出登记簿…</translation>
    </message>
    <message>
        <source>Link  Ctrl+Enter</source>
        <translation>关联  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Nobody has come or called yet. F2 writes the first one down.</source>
        <translation>还没有来访或来电。按 F2 登记第一条。</translation>
    </message>
    <message>
        <source>Nothing was written down on this day.</source>
        <translation>这一天没有登记。</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Register of today</source>
        <translation>今日登记</translation>
    </message>
    <message>
        <source>Register, {day}</source>
        <translation>登记簿 {day}</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>The entry has its customer now</source>
        <translation>已关联客户</translation>
    </message>
    <message>
        <source>The entry keeps its time and who wrote it. Type a name or a number.</source>
        <translation>记录的时间和登记人不变。输入姓名或电话。</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Which entries</source>
        <translation>显示哪些记录</translation>
    </message>
    <message>
        <source>Whose is it?</source>
        <translation>这是哪位客户？</translation>
    </message>
    <message>
        <source>Whose is it?…</source>
        <translation>关联客户…</translation>
    </message>
    <message>
        <source>from paper</source>
        <translation>补登</translation>
    </message>
    <message>
        <source>whose?</source>
        <translation>待关联</translation>
    </message>
</context>
<context>
    <name>Relations</name>
    <message>
        <source>Add relation…</source>
        <translation>添加关系…</translation>
    </message>
    <message>
        <source>And what is this customer to the other?</source>
        <translation>反过来，此客户是对方的什么人？</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>子女</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Friend</source>
        <translation>朋友</translation>
    </message>
    <message>
        <source>Nobody is related to themselves. Choose another customer.</source>
        <translation>客户不能与自己建立关系，请选择其他客户。</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>父母</translation>
    </message>
    <message>
        <source>Referred</source>
        <translation>被介绍人</translation>
    </message>
    <message>
        <source>Referred by</source>
        <translation>介绍人</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Remove the relation to {name}</source>
        <translation>解除与{name}的关系</translation>
    </message>
    <message>
        <source>Say what they are to each other.</source>
        <translation>请填写两位客户是什么关系。</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>配偶</translation>
    </message>
    <message numerus="yes">
        <source>Take a shorter word, of at most %n characters.</source>
        <translation><numerusform>请用短一些的词，最多 %n 个字。</numerusform></translation>
    </message>
    <message>
        <source>This relation is not there any more.</source>
        <translation>这个关系已经不在了。</translation>
    </message>
    <message>
        <source>This relation is there already.</source>
        <translation>这个关系已经有了。</translation>
    </message>
    <message>
        <source>What is the other to this customer?</source>
        <translation>对方是此客户的什么人？</translation>
    </message>
    <message>
        <source>Who brought a customer stands in a file of customers, in the column of the referrer.</source>
        <translation>介绍人请写在客户文件的“介绍人”一列中。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more that this customer referred</source>
        <translation><numerusform>另外还介绍了 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>the same from both sides</source>
        <translation>双方相同</translation>
    </message>
    <message>
        <source>{label}: name, pinyin or number</source>
        <translation>{label}：姓名、拼音或号码</translation>
    </message>
    <message>
        <source>{label}: {name}</source>
        <translation>{label}：{name}</translation>
    </message>
    <message>
        <source>{name} is no longer related here</source>
        <translation>已解除与{name}的关系</translation>
    </message>
    <message>
        <source>↔ {label}</source>
        <translation>↔ {label}</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message numerus="yes">
        <source>%n follow-ups are due now</source>
        <translation><numerusform>%n 项跟进到时间了</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more in the list</source>
        <translation><numerusform>列表中还有 %n 项</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n reminders came in the meantime</source>
        <translation><numerusform>期间有 %n 项提醒到期</numerusform></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时后</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 分钟后</translation>
    </message>
    <message>
        <source>3 hours</source>
        <translation>3 小时后</translation>
    </message>
    <message>
        <source>A follow-up is due</source>
        <translation>有一项跟进到时间了</translation>
    </message>
    <message>
        <source>All follow-ups</source>
        <translation>全部跟进</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>全部关闭</translation>
    </message>
    <message>
        <source>Close the reminder: {name}</source>
        <translation>关闭提醒：{name}</translation>
    </message>
    <message>
        <source>Close; the follow-up stays open</source>
        <translation>关闭，跟进计划仍未完成</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done: {name}</source>
        <translation>已完成：{name}</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the window to see them.</source>
        <translation>打开窗口查看。</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>Snooze: {name}</source>
        <translation>稍后提醒：{name}</translation>
    </message>
    <message>
        <source>Snooze: {time}</source>
        <translation>稍后提醒：{time}</translation>
    </message>
    <message>
        <source>Tomorrow 9:00</source>
        <translation>明天 9:00</translation>
    </message>
    <message>
        <source>{name}: later, at {time}</source>
        <translation>{name}：{time} 再提醒</translation>
    </message>
</context>
<context>
    <name>RemindersSection</name>
    <message>
        <source>Call follow-ups with a time to mind when they are due</source>
        <translation>跟进计划到时间时提醒</translation>
    </message>
    <message>
        <source>Closed or minimised, stay in the notification area</source>
        <translation>关闭或最小化时，留在通知区域（托盘）</translation>
    </message>
    <message>
        <source>Name the customer in notifications outside the window</source>
        <translation>窗口外的通知里显示客户姓名</translation>
    </message>
    <message>
        <source>Reminders and start</source>
        <translation>提醒与启动</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>开机时自动启动</translation>
    </message>
    <message>
        <source>This desktop has no notification area.</source>
        <translation>此桌面没有通知区域。</translation>
    </message>
</context>
<context>
    <name>Repeats</name>
    <message numerus="yes">
        <source>%n times in all</source>
        <translation><numerusform>共 %n 次</numerusform></translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>从何时算起</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>Does not repeat</source>
        <translation>不重复</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Every how many</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>How many times</source>
        <translation>共多少次</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一日</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>On which day of the month</source>
        <translation>每月哪一天</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Type the last day.</source>
        <translation>请输入最后一日。</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>Yearly</source>
        <translation>按年</translation>
    </message>
    <message>
        <source>after it is done</source>
        <translation>（完成后算起）</translation>
    </message>
    <message>
        <source>counted from its day</source>
        <translation>从计划日算起</translation>
    </message>
    <message>
        <source>counted from when it is done</source>
        <translation>从完成日算起</translation>
    </message>
    <message>
        <source>every </source>
        <translation>每 </translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation><numerusform>每 %n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>every %n months</source>
        <translation><numerusform>每 %n 个月</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>every %n weeks</source>
        <translation><numerusform>每 %n 周</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>every %n years</source>
        <translation><numerusform>每 %n 年</numerusform></translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>on day {day}</source>
        <translation>{day} 日</translation>
    </message>
    <message>
        <source>on the 1st {weekday}</source>
        <translation>第一个{weekday}</translation>
    </message>
    <message>
        <source>on the 2nd {weekday}</source>
        <translation>第二个{weekday}</translation>
    </message>
    <message>
        <source>on the 3rd {weekday}</source>
        <translation>第三个{weekday}</translation>
    </message>
    <message>
        <source>on the 4th {weekday}</source>
        <translation>第四个{weekday}</translation>
    </message>
    <message>
        <source>on the last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>on the last {weekday}</source>
        <translation>最后一个{weekday}</translation>
    </message>
    <message>
        <source>on {month}/{day}</source>
        <translation>{month}-{day}</translation>
    </message>
    <message>
        <source>on {weekdays}</source>
        <translation>{weekdays}</translation>
    </message>
    <message>
        <source>so many times</source>
        <translation>共若干次</translation>
    </message>
    <message>
        <source>until a day</source>
        <translation>到某日为止</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>without end</source>
        <translation>不结束</translation>
    </message>
</context>
<context>
    <name>Replace</name>
    <message numerus="yes">
        <source>%n customers would change.</source>
        <translation><numerusform>将修改 %n 位客户。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n values stay as they are.</source>
        <translation><numerusform>%n 个值保持不变。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>All %n customers of the list</source>
        <translation><numerusform>列表中全部 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Among</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>查找和替换</translation>
    </message>
    <message>
        <source>Left out because</source>
        <translation>不替换的原因</translation>
    </message>
    <message>
        <source>Looking through the customers…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Nothing is found like that.</source>
        <translation>没有找到这样的内容。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message numerus="yes">
        <source>Replace in %n customers</source>
        <translation><numerusform>替换 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message numerus="yes">
        <source>Replaced in %n customers</source>
        <translation><numerusform>已替换 %n 位客户</numerusform></translation>
    </message>
    <message>
        <source>Replacing…</source>
        <translation>正在替换…</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected customers</source>
        <translation><numerusform>已选的 %n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The first %n are shown.</source>
        <translation><numerusform>显示前 %n 个。</numerusform></translation>
    </message>
    <message>
        <source>Then</source>
        <translation>替换后</translation>
    </message>
    <message>
        <source>There are no customers here to replace anything in.</source>
        <translation>这里没有客户可以替换。</translation>
    </message>
    <message>
        <source>This expression takes too long for some values. Make it simpler.</source>
        <translation>这个表达式对某些值耗时太长，请写得简单些。</translation>
    </message>
    <message>
        <source>This regular expression is not understood: {reason}.</source>
        <translation>看不懂这个正则表达式：{reason}。</translation>
    </message>
    <message>
        <source>Type what to find.</source>
        <translation>输入要查找的内容。</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将有的改动</translation>
    </message>
    <message>
        <source>Whole value</source>
        <translation>整个值相符</translation>
    </message>
    <message>
        <source>nothing: what is found is taken out</source>
        <translation>留空：去掉找到的内容</translation>
    </message>
    <message>
        <source>{field} must differ for each customer.</source>
        <translation>每位客户的{field}必须不同。</translation>
    </message>
</context>
<context>
    <name>Returning</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation><numerusform>%n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation><numerusform>晚 %n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation><numerusform>%n 次</numerusform></translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上期</translation>
    </message>
    <message>
        <source>Buy less</source>
        <translation>买得少了</translation>
    </message>
    <message>
        <source>Buy more</source>
        <translation>买得多了</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>该来了</translation>
    </message>
    <message>
        <source>In the period</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>上次</translation>
    </message>
    <message>
        <source>Nobody buys less than in the period before.</source>
        <translation>没有人比上期买得少。</translation>
    </message>
    <message>
        <source>Nobody buys more than in the period before.</source>
        <translation>没有人比上期买得多。</translation>
    </message>
    <message>
        <source>Nobody is late: who has come twice stands here when the third time is overdue.</source>
        <translation>没有人该来未来：来过两次的客户，到了平均间隔还没来，就会出现在这里。</translation>
    </message>
    <message>
        <source>Old customers</source>
        <translation>老客户</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Should buy again</source>
        <translation>该复购</translation>
    </message>
    <message>
        <source>Usually every</source>
        <translation>平均间隔</translation>
    </message>
    <message>
        <source>last {days} days: {now}, before: {before}</source>
        <translation>近 {days} 天：{now}，上期：{before}</translation>
    </message>
    <message>
        <source>{again} of {buyers} had come before ({share})</source>
        <translation>{buyers} 位中 {again} 位是老客户（{share}）</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
</context>
<context>
    <name>Rotation</name>
    <message>
        <source>Asked for</source>
        <translation>指名</translation>
    </message>
    <message>
        <source>Choose who is on duty today.</source>
        <translation>请选择今天谁当班。</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Make-up turn</source>
        <translation>补接</translation>
    </message>
    <message>
        <source>Returning</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>轮空</translation>
    </message>
    <message>
        <source>Skipped, to make up</source>
        <translation>轮空待补</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>代接</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>结转待补</translation>
    </message>
    <message>
        <source>The first turn of today was taken: the order moves by itself from now on.</source>
        <translation>今天已有人轮接，此后顺序由规则自动推进。</translation>
    </message>
    <message>
        <source>Today has its order already. Add who comes later at its end.</source>
        <translation>今天的顺序已经排定，后来的人请加到末尾。</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>轮接</translation>
    </message>
    <message>
        <source>a skipped turn of the day before: {cause}</source>
        <translation>前一天轮空未补：{cause}</translation>
    </message>
    <message>
        <source>came later: at the end of the order</source>
        <translation>后到，排在末尾</translation>
    </message>
    <message>
        <source>chosen at the desk; the turn is kept</source>
        <translation>前台指定，不占轮次</translation>
    </message>
    <message>
        <source>for {cause}, who received this customer first and is not there; no turn is used</source>
        <translation>首接人{cause}不在，由其代接，不占轮次</translation>
    </message>
    <message>
        <source>makes up a skipped turn: {cause}</source>
        <translation>补接轮空：{cause}</translation>
    </message>
    <message>
        <source>next in the order</source>
        <translation>按顺序轮到</translation>
    </message>
    <message>
        <source>next in the order; {name} is not there</source>
        <translation>按顺序轮到；指名的{name}不在</translation>
    </message>
    <message>
        <source>no cause given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>out when the turn came: {cause}; is made up</source>
        <translation>轮到时不在：{cause}，可补接</translation>
    </message>
    <message>
        <source>out when the turn came: {cause}; not made up</source>
        <translation>轮到时不在：{cause}，不补接</translation>
    </message>
    <message>
        <source>received this customer first; no turn is used</source>
        <translation>首接人接待回访客户，不占轮次</translation>
    </message>
    <message>
        <source>was asked for; the turn is kept</source>
        <translation>客户指名，不占轮次</translation>
    </message>
    <message>
        <source>{name} is in the order already.</source>
        <translation>{name}已在今天的顺序中。</translation>
    </message>
    <message>
        <source>{name} is not in the order of today. Add them first.</source>
        <translation>{name}不在今天的顺序中，请先加入。</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message numerus="yes">
        <source>Cancelled. %n sample customers were filled in before; undo them in the history.</source>
        <translation><numerusform>已取消。此前已添加 %n 位示例客户，可在历史中撤销。</numerusform></translation>
    </message>
    <message>
        <source>Inventing customers</source>
        <translation>正在生成示例客户</translation>
    </message>
    <message>
        <source>Ms Chen</source>
        <translation>陈女士</translation>
    </message>
</context>
<context>
    <name>Satisfaction</name>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 天</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Averages</source>
        <translation>平均分</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a score from 1 to 5.</source>
        <translation>请选择 1 到 5 分。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Fill in the form</source>
        <translation>填写回访表</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>回访表</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>回访表</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>No return visit with a form is open. A rule under Automatic plans them: choose a form in it.</source>
        <translation>没有待填回访表的回访。“自动跟进”里的规则会安排：在规则中选一张回访表。</translation>
    </message>
    <message>
        <source>Of whom</source>
        <translation>针对谁</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Return visits</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Return visits to make</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Scores, the newest first</source>
        <translation>评分，最新在前</translation>
    </message>
    <message>
        <source>The return visit is written down</source>
        <translation>回访已记录</translation>
    </message>
    <message>
        <source>This return visit is not open any more.</source>
        <translation>这项回访已不再是待办。</translation>
    </message>
    <message>
        <source>To make</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>客户评价</translation>
    </message>
    <message>
        <source>What to ask</source>
        <translation>问什么</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁跟进</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>原话</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>good</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>未指明</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未评</translation>
    </message>
    <message>
        <source>so-so</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>very bad</source>
        <translation>很不满意</translation>
    </message>
    <message>
        <source>very good</source>
        <translation>很满意</translation>
    </message>
    <message>
        <source>{open} to make · average {mean} of {count} scores</source>
        <translation>待回访 {open} · {count} 次评分，平均 {mean}</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Contact methods</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Down (Alt+↓)</source>
        <translation>下移 (Alt+↓)</translation>
    </message>
    <message>
        <source>Entry and timeline</source>
        <translation>录入与时间线</translation>
    </message>
    <message>
        <source>Every customer's page shows them in this order. Nothing is deleted.</source>
        <translation>每位客户的页面都按此顺序显示。不会删除任何内容。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Linked customers</source>
        <translation>关联客户</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Quick facts</source>
        <translation>速览信息</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>板块</translation>
    </message>
    <message>
        <source>Sections of a customer's page</source>
        <translation>客户页面的板块</translation>
    </message>
    <message>
        <source>Space shows or hides, Alt+↑ and Alt+↓ move.</source>
        <translation>空格显示或隐藏，Alt+↑ 和 Alt+↓ 移动。</translation>
    </message>
    <message>
        <source>Stage and value</source>
        <translation>阶段和价值</translation>
    </message>
    <message>
        <source>The shop's own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Up (Alt+↑)</source>
        <translation>上移 (Alt+↑)</translation>
    </message>
    <message>
        <source>What is seen at a glance under the name of every customer, at most {count}. What is not known takes no room.</source>
        <translation>每位客户姓名下方一眼可见的资料，最多 {count} 项。没有填写的不占位置。</translation>
    </message>
</context>
<context>
    <name>Segments</name>
    <message numerus="yes">
        <source>%n customers are in {name}</source>
        <translation><numerusform>%n 位客户已加入“{name}”</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers are not in {name} any more</source>
        <translation><numerusform>%n 位客户已移出“{name}”</numerusform></translation>
    </message>
    <message>
        <source>Asks for, e.g. {example}; empty: fixed</source>
        <translation>条件，如 {example}；留空为固定分组</translation>
    </message>
    <message>
        <source>Customers in the archive are in no group. Take “{words}” out.</source>
        <translation>存档的客户不属于任何分组，请去掉“{words}”。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Fixed group</source>
        <translation>固定分组</translation>
    </message>
    <message>
        <source>Group deleted: {name}</source>
        <translation>已删除分组：{name}</translation>
    </message>
    <message>
        <source>Group made: {name}</source>
        <translation>已建立分组：{name}</translation>
    </message>
    <message>
        <source>Make a smart group of this filter…</source>
        <translation>把当前筛选存为智能分组…</translation>
    </message>
    <message>
        <source>Name of a new group</source>
        <translation>新分组名称</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>分组名称</translation>
    </message>
    <message>
        <source>New fixed group</source>
        <translation>新建固定分组</translation>
    </message>
    <message>
        <source>New group of these…</source>
        <translation>用所选客户新建分组…</translation>
    </message>
    <message>
        <source>New smart group</source>
        <translation>新建智能分组</translation>
    </message>
    <message>
        <source>Put into</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Smart:</source>
        <translation>智能分组：</translation>
    </message>
    <message>
        <source>Take out of</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>There is a group {name} already. Choose another name.</source>
        <translation>已有分组“{name}”，请换一个名称。</translation>
    </message>
    <message>
        <source>There is no group {name}. The groups are: {names}.</source>
        <translation>没有分组“{name}”。现有分组：{names}。</translation>
    </message>
    <message>
        <source>There is no group {name}: no groups have been made yet.</source>
        <translation>没有分组“{name}”：还没有建立任何分组。</translation>
    </message>
    <message>
        <source>These are all customers. Filter the list first, then make the group.</source>
        <translation>现在是全部客户。请先筛选列表，再建立分组。</translation>
    </message>
    <message>
        <source>This group is not there any more.</source>
        <translation>这个分组已不存在。</translation>
    </message>
    <message>
        <source>Type a name for the group.</source>
        <translation>请输入分组名称。</translation>
    </message>
    <message>
        <source>What the group asks for</source>
        <translation>分组的条件</translation>
    </message>
    <message>
        <source>What the new group asks for</source>
        <translation>新分组的条件</translation>
    </message>
    <message>
        <source>{name} is a smart group: who is in it follows from what it asks for.</source>
        <translation>“{name}”是智能分组：成员由其条件决定。</translation>
    </message>
    <message>
        <source>{name} would ask for itself. Take it out of the query.</source>
        <translation>“{name}”的条件会引用它自己，请从条件中去掉。</translation>
    </message>
</context>
<context>
    <name>Serial</name>
    <message>
        <source>A pattern has one run of zeros for the count, for example HT-0000 or {year}-000.</source>
        <translation>编号格式中要有一段连续的 0 表示流水号，例如 HT-0000 或 {year}-000。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>%n customers have a value in it.</source>
        <translation><numerusform>有 %n 位客户填了这个字段。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open complaints</source>
        <translation><numerusform>%n 件未结的投诉</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-ups</source>
        <translation><numerusform>%n 项未完成的跟进</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-ups go to …</source>
        <translation><numerusform>%n 条待办跟进移交给…</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rules</source>
        <translation><numerusform>%n 条规则</numerusform></translation>
    </message>
    <message>
        <source>A new customer also needs:</source>
        <translation>新客户还须填写：</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Backups and safety</source>
        <translation>备份与安全</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Customer fields</source>
        <translation>客户字段</translation>
    </message>
    <message>
        <source>Customer no.</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete field</source>
        <translation>删除字段</translation>
    </message>
    <message>
        <source>Delete the field {name} with its values?</source>
        <translation>删除字段“{name}”及其所有内容？</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Everything is in this folder on this PC, its backups too.</source>
        <translation>所有数据和备份都在本机的这个文件夹里。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Fields of your own</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Fields of your own are found, sorted, imported and exported like those of the program.</source>
        <translation>自定义字段与内置字段一样可搜索、排序、导入和导出。</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>标为离职</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>标为在职</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字体</translation>
    </message>
    <message>
        <source>Leave them with {name}</source>
        <translation>仍归 {name}</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Name of a new staff member</source>
        <translation>新员工姓名</translation>
    </message>
    <message>
        <source>Name of {name}</source>
        <translation>“{name}”的姓名</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新员工</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>New field…</source>
        <translation>新字段…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>System health</source>
        <translation>系统健康</translation>
    </message>
    <message>
        <source>The field {name} is hidden; its values stay.</source>
        <translation>已隐藏字段“{name}”，内容保留。</translation>
    </message>
    <message>
        <source>The field {name} is shown again.</source>
        <translation>字段“{name}”已恢复显示。</translation>
    </message>
    <message>
        <source>The field {name} was changed.</source>
        <translation>已修改字段“{name}”。</translation>
    </message>
    <message>
        <source>The field {name} was deleted.</source>
        <translation>已删除字段“{name}”。</translation>
    </message>
    <message>
        <source>The field {name} was made.</source>
        <translation>已新建字段“{name}”。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>To keep the values, hide the field instead.</source>
        <translation>想保留内容，可以只隐藏字段。</translation>
    </message>
    <message>
        <source>Who works here. Each entry carries the name of who was at the desk.</source>
        <translation>店里的员工。每条记录都会带上当时值班员工的姓名。</translation>
    </message>
    <message>
        <source>Zeros are the count; {year}, {month} and {day} the date.</source>
        <translation>连续的 0 是流水号，{year}、{month}、{day} 是日期。</translation>
    </message>
    <message>
        <source>default {value}</source>
        <translation>默认 {value}</translation>
    </message>
    <message>
        <source>different for each</source>
        <translation>不重复</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离职</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>{name} has left</source>
        <translation>{name} 已离职</translation>
    </message>
    <message>
        <source>{what} go to …</source>
        <translation>{what}交给……</translation>
    </message>
</context>
<context>
    <name>Shifts</name>
    <message>
        <source>Line {number}: the shift ends before it begins.</source>
        <translation>第 {number} 行：结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>Line {number}: write a shift like “Morning 09:00-14:30”.</source>
        <translation>第 {number} 行：请写成“早班 09:00-14:30”这样。</translation>
    </message>
    <message>
        <source>Line {number}: {name} is there already.</source>
        <translation>第 {number} 行：{name} 已经有了。</translation>
    </message>
    <message>
        <source>Morning 09:00-14:30</source>
        <translation>早班 09:00-14:30</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Shifts, one a line: name and times</source>
        <translation>班次，每行一个：名称和起止时间</translation>
    </message>
    <message>
        <source>The whole day</source>
        <translation>全天</translation>
    </message>
</context>
<context>
    <name>ShopDays</name>
    <message>
        <source>A date or a span in a line, then its name: 2027-02-05~2027-02-11 Spring Festival. With the word “open” as its name the shop is open on it although the weekday is closed.</source>
        <translation>每行一个日期或一段日期，后面写名称：2027-02-05~2027-02-11 春节。名称写“上班”的日期照常营业（调休）。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Closed days</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Closed every</source>
        <translation>每周休息</translation>
    </message>
    <message>
        <source>Closed on these dates</source>
        <translation>休息的日期</translation>
    </message>
    <message>
        <source>Leave one weekday open at least.</source>
        <translation>每周至少留一天营业。</translation>
    </message>
    <message>
        <source>Line {number}: {problem}</source>
        <translation>第 {number} 行：{problem}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The last day comes before the first, or a year after it.</source>
        <translation>结束日期早于开始日期，或相差超过一年。</translation>
    </message>
    <message>
        <source>off the closed days</source>
        <translation>移出休息日</translation>
    </message>
    <message>
        <source>open</source>
        <translation>上班</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Add a staff member…</source>
        <translation>添加员工…</translation>
    </message>
    <message>
        <source>At the desk: {name}</source>
        <translation>当前员工：{name}</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>There is a {name} already. Add something to tell them apart.</source>
        <translation>已有员工“{name}”。请加上区分的文字。</translation>
    </message>
    <message>
        <source>This member of staff is not in the data any more.</source>
        <translation>这位员工已不在数据中。</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Who is at the desk: every entry carries the name</source>
        <translation>当前员工：每条记录都会带上姓名</translation>
    </message>
    <message>
        <source>Who is at the desk?</source>
        <translation>选择员工</translation>
    </message>
    <message>
        <source>birthdays wished well</source>
        <translation>问候过的生日</translation>
    </message>
    <message>
        <source>complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>purchases</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>steps of complaints</source>
        <translation>投诉处理</translation>
    </message>
    <message>
        <source>the rule of contacts due</source>
        <translation>联系周期规则</translation>
    </message>
    <message>
        <source>turns</source>
        <translation>轮接</translation>
    </message>
    <message>
        <source>visitors</source>
        <translation>在店来客</translation>
    </message>
    <message>
        <source>visits and calls</source>
        <translation>来访和来电</translation>
    </message>
    <message>
        <source>{name} cannot be deleted, as there are {what} with the name. Choose “Has left” instead: the name stays on them.</source>
        <translation>不能删除{name}：还有{what}带着这个名字。请改选“已离开”，名字会留在这些记录上。</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Choose another folder…</source>
        <translation>选择其他文件夹…</translation>
    </message>
    <message>
        <source>Choose the data folder</source>
        <translation>选择数据文件夹</translation>
    </message>
    <message>
        <source>Data folder: {folder}</source>
        <translation>数据文件夹：{folder}</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>The data cannot be opened</source>
        <translation>无法打开数据</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n customers</source>
        <translation><numerusform>%n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>已选 %n</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation><numerusform>显示 %n</numerusform></translation>
    </message>
    <message>
        <source>Backups &amp; safety</source>
        <translation>备份与安全</translation>
    </message>
    <message>
        <source>Data on this PC</source>
        <translation>本机数据</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Sample shop, not kept</source>
        <translation>示例店铺，不保存</translation>
    </message>
</context>
<context>
    <name>Surroundings</name>
    <message>
        <source>The data lies in a folder of {program}, which may put an older file in its place. Move the data to another folder; the second place may be there.</source>
        <translation>数据在{program}的同步文件夹里，它可能放回旧文件。请把数据移到别的文件夹；第二存放处可以放在那里。</translation>
    </message>
    <message>
        <source>The data lies on a network drive, where it can be damaged when the connection breaks. Move it to a disk of this PC.</source>
        <translation>数据在网络盘上，断网时可能损坏。请移到本机磁盘。</translation>
    </message>
    <message>
        <source>The data lies on a removable drive. Do not pull it out while the program runs, and keep a second place.</source>
        <translation>数据在可移动盘上。程序运行时请勿拔出，并设好第二存放处。</translation>
    </message>
    <message>
        <source>The second place is on the same disk as the data, and would be lost with it.</source>
        <translation>第二存放处和数据在同一块盘上，会一起丢失。</translation>
    </message>
    <message>
        <source>There are conflict copies of the data: {names}. Open one with “Open a backup file…” to see what it holds.</source>
        <translation>发现数据的冲突副本：{names}。用“打开备份文件…”可以查看其内容。</translation>
    </message>
</context>
<context>
    <name>SurveyForms</name>
    <message>
        <source>A question in a line; options of a choice are parted by 、 or a comma.</source>
        <translation>一行一个问题；单选的选项用 、 或逗号分开。</translation>
    </message>
    <message>
        <source>A question is there twice.</source>
        <translation>有重复的问题。</translation>
    </message>
    <message numerus="yes">
        <source>Ask at most %n questions.</source>
        <translation><numerusform>最多 %n 个问题。</numerusform></translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>回访表</translation>
    </message>
    <message>
        <source>Give the form a name.</source>
        <translation>请给回访表起个名字。</translation>
    </message>
    <message>
        <source>How question {number} is answered</source>
        <translation>第 {number} 题的回答方式</translation>
    </message>
    <message>
        <source>Name of the form</source>
        <translation>回访表名称</translation>
    </message>
    <message>
        <source>New form</source>
        <translation>新回访表</translation>
    </message>
    <message>
        <source>Options of question {number}</source>
        <translation>第 {number} 题的选项</translation>
    </message>
    <message>
        <source>Options, e.g. yes、no</source>
        <translation>选项，如 会、不会</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>第 {number} 题</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>Say it in at most %n characters.</source>
        <translation><numerusform>请用不超过 %n 个字。</numerusform></translation>
    </message>
    <message>
        <source>Score 1 to 5</source>
        <translation>评分 1 到 5</translation>
    </message>
    <message>
        <source>The form is deleted</source>
        <translation>回访表已删除</translation>
    </message>
    <message>
        <source>The form is kept</source>
        <translation>回访表已保存</translation>
    </message>
    <message>
        <source>There is a form of this name.</source>
        <translation>已有同名的回访表。</translation>
    </message>
    <message>
        <source>This form is not there any more.</source>
        <translation>这张回访表已不存在。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>“{question}”: name two or more options.</source>
        <translation>“{question}”：请填两个以上选项。</translation>
    </message>
</context>
<context>
    <name>Template</name>
    <message>
        <source>1 Wensan Road, Hangzhou</source>
        <translation>杭州市文三路 1 号</translation>
    </message>
    <message>
        <source>18 digits, as text: Excel keeps 15 digits of a number.</source>
        <translation>18 位，按文本填写：Excel 的数字只保留 15 位。</translation>
    </message>
    <message>
        <source>2026-05-17, 2026/5/17 or 2026年5月17日</source>
        <translation>2026-05-17、2026/5/17 或 2026年5月17日</translation>
    </message>
    <message>
        <source>2026-05-17; a month 2026-05 or a year 2026 too.</source>
        <translation>2026-05-17，也可只写月份 2026-05 或年份 2026。</translation>
    </message>
    <message>
        <source>A number, 1 when it is empty. Below zero it came back: a return.</source>
        <translation>数字，空着算 1；小于零表示退货。</translation>
    </message>
    <message>
        <source>A number.</source>
        <translation>数字。</translation>
    </message>
    <message>
        <source>An amount: 1200, 1,200.50 or 1.2万.</source>
        <translation>金额：1200、1,200.50 或 1.2万。</translation>
    </message>
    <message>
        <source>Any text.</source>
        <translation>任意文字。</translation>
    </message>
    <message>
        <source>Each sheet is imported by itself: choose it in the first step of the import. Import the customers first.</source>
        <translation>每张工作表分别导入：在导入第一步选择。请先导入客户。</translation>
    </message>
    <message>
        <source>Example: Zhang Wei (left out)</source>
        <translation>示例：张伟（导入时略过）</translation>
    </message>
    <message>
        <source>How to fill it in</source>
        <translation>填写说明</translation>
    </message>
    <message>
        <source>In minutes, or like 3:20.</source>
        <translation>以分钟为单位，或写成 3:20。</translation>
    </message>
    <message>
        <source>Leave it empty for new customers. A number that is known updates that customer.</source>
        <translation>新客户留空。已有的编号会更新该客户。</translation>
    </message>
    <message>
        <source>Li Na</source>
        <translation>李娜</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Longjing tea</source>
        <translation>龙井茶</translation>
    </message>
    <message>
        <source>Mobile or landline, in any spelling. Several in one cell with 、 or ; between them.</source>
        <translation>手机或座机，写法不限。一格可填多个，用 、或 ; 隔开。</translation>
    </message>
    <message>
        <source>Needed, or the amount. The name of a product, or any words.</source>
        <translation>必填，或填金额。商品名称，或任何文字。</translation>
    </message>
    <message>
        <source>Needed.</source>
        <translation>必填。</translation>
    </message>
    <message>
        <source>Needed. A form of address (Mr, 先生, 女士) is understood as the sex.</source>
        <translation>必填。称呼（先生、女士）会识别为性别。</translation>
    </message>
    <message>
        <source>Needed. What the other is to this customer: {words}, or a word of your own.</source>
        <translation>必填。对方是这位客户的什么人：{words}，也可以写自己的词。</translation>
    </message>
    <message>
        <source>Needed. {day}</source>
        <translation>必填。{day}</translation>
    </message>
    <message>
        <source>Needed. {day}, with the time behind it when it is known: 14:30.</source>
        <translation>必填。{day}，知道时刻的写在后面：14:30。</translation>
    </message>
    <message>
        <source>No two customers may have the same.</source>
        <translation>不能与其他客户相同。</translation>
    </message>
    <message>
        <source>Nothing is written before you have seen what becomes of each row, and one Undo takes all of it back.</source>
        <translation>写入前可先看到每一行的结果，一次“撤销”即可全部收回。</translation>
    </message>
    <message>
        <source>Of all of it. Empty: the price of one times the quantity.</source>
        <translation>这一行的总金额。空着按单价乘数量计算。</translation>
    </message>
    <message>
        <source>One of your list, or a new word.</source>
        <translation>从列表中选，也可写新的。</translation>
    </message>
    <message>
        <source>One of: {words}.</source>
        <translation>可填：{words}。</translation>
    </message>
    <message>
        <source>One of: {words}; or a word of the shop.</source>
        <translation>可填：{words}，或店里自己的说法。</translation>
    </message>
    <message>
        <source>One row for each customer, visit, call, follow-up or purchase. Only the heading row is needed: leave columns empty that you do not use, or delete them.</source>
        <translation>每位客户、每次来访或来电、每个跟进计划、每笔购买各占一行。只有标题行必须有：用不到的列可以空着或删掉。</translation>
    </message>
    <message>
        <source>Says who the other is; one of the three is enough.</source>
        <translation>说明对方是谁，三项填一项即可。</translation>
    </message>
    <message>
        <source>Says whose it is, with the phone or the customer no.; one of the three is enough.</source>
        <translation>说明是哪位客户的：编号、电话、姓名填一样即可。</translation>
    </message>
    <message>
        <source>Several with ; between them.</source>
        <translation>可填多个，用 ; 隔开。</translation>
    </message>
    <message>
        <source>Several with 、 between them.</source>
        <translation>可填多个，用 、隔开。</translation>
    </message>
    <message>
        <source>The grey example row is left out when the file is imported. You may delete it.</source>
        <translation>灰色的示例行导入时会略过，也可以删除。</translation>
    </message>
    <message>
        <source>The name or the customer no. of another customer.</source>
        <translation>另一位客户的姓名或客户编号。</translation>
    </message>
    <message>
        <source>The name, the phone or the customer no. of the customer who brought this one.</source>
        <translation>介绍这位客户来的客户的姓名、电话或客户编号。</translation>
    </message>
    <message>
        <source>The time of the day, like 14:30; empty for any time.</source>
        <translation>时刻，如 14:30；留空表示全天。</translation>
    </message>
    <message>
        <source>This word is not in the list. Keep it?</source>
        <translation>列表中没有这个词，要保留吗？</translation>
    </message>
    <message>
        <source>What all of it cost the shop. Empty: as the product says.</source>
        <translation>这一行的总成本。空着按商品的成本计算。</translation>
    </message>
    <message>
        <source>What this customer is to the other; empty when that follows from the relation.</source>
        <translation>这位客户是对方的什么人；能由关系推出时可不填。</translation>
    </message>
    <message>
        <source>Who did it or shall do it. Empty when that is not known.</source>
        <translation>谁做的或由谁来做。不知道就留空。</translation>
    </message>
    <message>
        <source>Words in the drop-downs are those of your shop. Other words may be written: you are asked at the import whether they are added.</source>
        <translation>下拉列表是本店现有的选项。也可写别的词：导入时会询问是否加入。</translation>
    </message>
    <message>
        <source>Xingda Trading</source>
        <translation>兴达贸易</translation>
    </message>
    <message>
        <source>asked whether we deliver on Sundays</source>
        <translation>问周日能不能送货</translation>
    </message>
    <message>
        <source>call back about the offer</source>
        <translation>回访报价</translation>
    </message>
    <message>
        <source>lunar 8-15</source>
        <translation>农历8-15</translation>
    </message>
    <message>
        <source>prefers calls in the afternoon</source>
        <translation>下午打电话方便</translation>
    </message>
    <message>
        <source>regular、likes coffee</source>
        <translation>老客户、爱喝咖啡</translation>
    </message>
    <message>
        <source>{day}; without the year 5月17日; a lunar one with 农历 or lunar in front.</source>
        <translation>{day}；不知年份写 5月17日；农历的前面写“农历”。</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation><numerusform>%n 分钟</numerusform></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Entry deleted</source>
        <translation>已删除跟进记录</translation>
    </message>
    <message>
        <source>Follow-up done</source>
        <translation>已完成跟进</translation>
    </message>
    <message>
        <source>Follow-up dropped</source>
        <translation>已放弃跟进</translation>
    </message>
    <message>
        <source>Follow-up is open again</source>
        <translation>已重新打开跟进</translation>
    </message>
    <message>
        <source>Follow-up moved to {day}</source>
        <translation>跟进改期到 {day}</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>No entries of this kind.</source>
        <translation>没有这一类记录。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing yet. Write down the first visit, call or note above.</source>
        <translation>还没有记录。在上方写下第一次到店、来电或备注。</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Outcome and next step</source>
        <translation>结果与下一步</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复原值</translation>
    </message>
    <message>
        <source>Put back {field}: {value}</source>
        <translation>恢复{field}：{value}</translation>
    </message>
    <message>
        <source>Put back: {field}</source>
        <translation>已恢复：{field}</translation>
    </message>
    <message>
        <source>Reschedule</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Show only: {kind}</source>
        <translation>只看：{kind}</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到店、上门</translation>
    </message>
    <message>
        <source>planned {when}</source>
        <translation>安排于 {when}</translation>
    </message>
    <message>
        <source>satisfaction {score}/5</source>
        <translation>满意度 {score}/5</translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation>{field}：{old} → {new}</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Add the first customer</source>
        <translation>登记第一位客户</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All birthdays and complaints</source>
        <translation>全部生日与投诉</translation>
    </message>
    <message>
        <source>Birthday {date}</source>
        <translation>生日 {date}</translation>
    </message>
    <message>
        <source>Birthdays and complaints</source>
        <translation>生日与投诉</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>已回电</translation>
    </message>
    <message>
        <source>Called back: {who}</source>
        <translation>已回电：{who}</translation>
    </message>
    <message>
        <source>Calls to return</source>
        <translation>待回电</translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation>今日通话</translation>
    </message>
    <message>
        <source>Complaint: {text}</source>
        <translation>投诉：{text}</translation>
    </message>
    <message>
        <source>Contacts due</source>
        <translation>该联系的客户</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done: {what}</source>
        <translation>已完成：{what}</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日待跟进</translation>
    </message>
    <message>
        <source>Import Excel…</source>
        <translation>导入 Excel…</translation>
    </message>
    <message>
        <source>In the next 7 days</source>
        <translation>未来 7 天</translation>
    </message>
    <message>
        <source>New this week</source>
        <translation>本周新客户</translation>
    </message>
    <message>
        <source>No customers yet. Import your Excel list, or add the first one.</source>
        <translation>还没有客户。可以导入 Excel 名单，或登记第一位客户。</translation>
    </message>
    <message>
        <source>Nothing is planned. Plan the next step with each entry.</source>
        <translation>没有跟进计划。登记时可以顺手安排下一步。</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Visits today</source>
        <translation>今日来访</translation>
    </message>
    <message>
        <source>Wished well, or open the customer of the complaint</source>
        <translation>标记已问候；投诉则打开客户</translation>
    </message>
    <message>
        <source>Wished well: {name}</source>
        <translation>已问候：{name}</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>上次联系 {when}</translation>
    </message>
    <message>
        <source>the whole month</source>
        <translation>本月内</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>New  F2</source>
        <translation>登记  F2</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Write down a visit, a call or a new customer (F2)</source>
        <translation>登记到店、来电或新客户（F2）</translation>
    </message>
</context>
<context>
    <name>TopBox</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation><numerusform>找到 %n 位</numerusform></translation>
    </message>
    <message>
        <source>&gt; for all</source>
        <translation>输入 &gt; 看全部</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Ask for</source>
        <translation>按条件查找</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Enter jumps to the entry  ·  Esc closes</source>
        <translation>Enter 跳到该记录  ·  Esc 关闭</translation>
    </message>
    <message>
        <source>Enter opens  ·  Ctrl+Enter records a call  ·  Esc closes</source>
        <translation>Enter 打开  ·  Ctrl+Enter 记来电  ·  Esc 关闭</translation>
    </message>
    <message>
        <source>Enter runs it  ·  Esc closes</source>
        <translation>Enter 执行  ·  Esc 关闭</translation>
    </message>
    <message>
        <source>Enter writes the customer down  ·  Ctrl+Enter records a call  ·  Esc closes</source>
        <translation>Enter 新建客户  ·  Ctrl+Enter 记来电  ·  Esc 关闭</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>跟进记录</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>跟进记录</translation>
    </message>
    <message>
        <source>Find a customer, record, command</source>
        <translation>查找客户、记录、命令</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>Forget these searches</source>
        <translation>清除这些搜索</translation>
    </message>
    <message>
        <source>Name, pinyin, phone, anything…</source>
        <translation>姓名、拼音、电话、任何内容…</translation>
    </message>
    <message>
        <source>New customer “{text}”</source>
        <translation>新建客户“{text}”</translation>
    </message>
    <message>
        <source>New customer, phone {phone}</source>
        <translation>新建客户，电话 {phone}</translation>
    </message>
    <message>
        <source>No act is called so</source>
        <translation>没有这样的操作</translation>
    </message>
    <message>
        <source>No customer found</source>
        <translation>没有找到客户</translation>
    </message>
    <message>
        <source>Opened recently</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Searched recently</source>
        <translation>最近搜索</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n in the list</source>
        <translation><numerusform>在列表中显示全部 %n 位</numerusform></translation>
    </message>
    <message>
        <source>Show all in the list</source>
        <translation>在列表中显示全部</translation>
    </message>
    <message>
        <source>Similar: perhaps mistyped</source>
        <translation>相近：可能打错了</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已存档</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>New entry…</source>
        <translation>新登记…</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Reminders come as before. Quit it in this menu, or with Ctrl+Q.</source>
        <translation>提醒照常出现。可在此菜单退出，或按 Ctrl+Q。</translation>
    </message>
    <message>
        <source>The program goes on here</source>
        <translation>程序仍在这里运行</translation>
    </message>
</context>
<context>
    <name>Upgrade</name>
    <message>
        <source>Saving a copy of the data as it was</source>
        <translation>正在保存原数据的副本</translation>
    </message>
    <message>
        <source>Stopping. The data stays as it was.</source>
        <translation>正在停止，数据保持原样。</translation>
    </message>
    <message>
        <source>The data is brought up to date</source>
        <translation>正在更新数据</translation>
    </message>
    <message>
        <source>This version of the program keeps the data in a new way. It takes a while, this once. A copy of the data as it was stays in the backups folder.</source>
        <translation>新版程序保存数据的方式有变化，需要一点时间，只此一次。原数据的副本保留在 backups 文件夹里。</translation>
    </message>
    <message>
        <source>Writing the search index anew</source>
        <translation>正在重建搜索索引</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source> months</source>
        <translation> 个月</translation>
    </message>
    <message>
        <source>A digit too many or too few, or marked as not in service.</source>
        <translation>多一位、少一位，或已标记为空号停机。</translation>
    </message>
    <message>
        <source>A field is empty that Settings › Customer fields asks for.</source>
        <translation>“设置 › 客户字段”里要求填写的资料没有填。</translation>
    </message>
    <message>
        <source>Are phone and address still right? Last known so on {day}.</source>
        <translation>电话、地址还对吗？上次核对是 {day}。</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>联系不上</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>数据清理</translation>
    </message>
    <message>
        <source>Confirm after</source>
        <translation>核对周期</translation>
    </message>
    <message>
        <source>Facts are to be confirmed after</source>
        <translation>资料核对周期</translation>
    </message>
    <message>
        <source>Facts confirmed as of today</source>
        <translation>资料已于今天核对</translation>
    </message>
    <message>
        <source>Facts long not confirmed</source>
        <translation>资料久未核对</translation>
    </message>
    <message>
        <source>Facts missing</source>
        <translation>资料不全</translation>
    </message>
    <message>
        <source>Facts of customers that wait to be mended. Show them, or do something with all.</source>
        <translation>等待整理的客户资料：可以逐个查看，也可以一起处理。</translation>
    </message>
    <message>
        <source>Neither written down nor confirmed for longer than is set below.</source>
        <translation>建档和核对都已超过下面设定的时间。</translation>
    </message>
    <message>
        <source>No phone, no WeChat, no e-mail, no QQ.</source>
        <translation>没有电话、微信、邮箱和 QQ。</translation>
    </message>
    <message>
        <source>Not in touch for two years</source>
        <translation>两年没有联系</translation>
    </message>
    <message>
        <source>Phone number in doubt</source>
        <translation>号码存疑</translation>
    </message>
    <message>
        <source>The last visit or call is more than two years back.</source>
        <translation>上次到店或通话在两年以前。</translation>
    </message>
    <message>
        <source>The next contact asks then, on the customer's page, whether they are still right.</source>
        <translation>到期后，下次联系时会在客户页面上询问资料是否仍然正确。</translation>
    </message>
    <message>
        <source>They are right</source>
        <translation>都对</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
</context>
<context>
    <name>VCards</name>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Left out, because there is no field for it: {names}.</source>
        <translation>没有对应字段，未导入：{names}。</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>昵称</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网址</translation>
    </message>
</context>
<context>
    <name>ValueTab</name>
    <message numerus="yes">
        <source>%n customers have nothing that could be scored.</source>
        <translation><numerusform>%n 位客户没有可评分的记录。</numerusform></translation>
    </message>
    <message>
        <source>A day; Enter computes the scores as of it</source>
        <translation>输入日期，按回车按该日计算</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Choose today or a day before it.</source>
        <translation>请选择今天或更早的日期。</translation>
    </message>
    <message>
        <source>Customers by their scores</source>
        <translation>客户评分分布</translation>
    </message>
    <message>
        <source>Down: days since the last time. Across: how often.</source>
        <translation>纵轴：距上次天数；横轴：次数。</translation>
    </message>
    <message>
        <source>Down: days since the last time. Across: the amount.</source>
        <translation>纵轴：距上次天数；横轴：金额。</translation>
    </message>
    <message>
        <source>Fifths of the customers</source>
        <translation>按客户五等分</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>频次</translation>
    </message>
    <message>
        <source>Frequency: more than … times is 2, 3, 4, 5</source>
        <translation>频次：超过……次得 2、3、4、5 分</translation>
    </message>
    <message>
        <source>High is a score from</source>
        <translation>高分从几分起</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Money: more than ¥ … is 2, 3, 4, 5</source>
        <translation>金额：超过 ¥ ……得 2、3、4、5 分</translation>
    </message>
    <message>
        <source>Moved since last month</source>
        <translation>与上月相比的变动</translation>
    </message>
    <message>
        <source>Moved since {day}</source>
        <translation>{day} 以来的变动</translation>
    </message>
    <message>
        <source>Nobody moved since last month.</source>
        <translation>与上月相比没有变动。</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>Own cut points</source>
        <translation>自定分界点</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Purchases, without them visits</source>
        <translation>购买，没有则用到店</translation>
    </message>
    <message>
        <source>Recency: at most … days ago is 5, 4, 3, 2</source>
        <translation>最近度：……天以内得 5、4、3、2 分</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分方式</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分规则</translation>
    </message>
    <message>
        <source>Scoring changed; the scores are computed anew.</source>
        <translation>评分规则已更改，正在重新计算。</translation>
    </message>
    <message>
        <source>Scoring…</source>
        <translation>评分规则…</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>价值分类</translation>
    </message>
    <message>
        <source>The scores are computed in a moment.</source>
        <translation>稍后自动计算评分。</translation>
    </message>
    <message>
        <source>Value analysis</source>
        <translation>价值分析</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>统计对象</translation>
    </message>
    <message>
        <source>all years</source>
        <translation>全部年份</translation>
    </message>
    <message>
        <source>in fifths of the customers</source>
        <translation>按客户五等分</translation>
    </message>
    <message>
        <source>of all years</source>
        <translation>全部年份</translation>
    </message>
    <message>
        <source>own cut points</source>
        <translation>自定分界点</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message numerus="yes">
        <source>the last %n months</source>
        <translation><numerusform>最近 %n 个月</numerusform></translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>{range} days</source>
        <translation>{range} 天</translation>
    </message>
    <message>
        <source>{range} ×</source>
        <translation>{range} 次</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Another view has this name already.</source>
        <translation>已有同名视图。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除“{name}”</translation>
    </message>
    <message>
        <source>In the side panel</source>
        <translation>固定在侧栏</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Open the list with this view</source>
        <translation>打开列表时显示此视图</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>重命名视图</translation>
    </message>
    <message>
        <source>Rename {name}…</source>
        <translation>重命名“{name}”…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>另存为视图</translation>
    </message>
    <message>
        <source>Save as a view…</source>
        <translation>另存为视图…</translation>
    </message>
    <message>
        <source>Save the changes to {name}</source>
        <translation>将更改保存到“{name}”</translation>
    </message>
    <message>
        <source>There is no view {name}. The saved views are: {names}.</source>
        <translation>没有视图“{name}”。已保存的视图：{names}。</translation>
    </message>
    <message>
        <source>There is no view {name}: no views are saved yet.</source>
        <translation>没有视图“{name}”：还没有保存过视图。</translation>
    </message>
    <message>
        <source>Type a name for the view.</source>
        <translation>请输入视图名称。</translation>
    </message>
    <message>
        <source>View deleted: {name}</source>
        <translation>已删除视图：{name}</translation>
    </message>
    <message>
        <source>View: {name}</source>
        <translation>视图：{name}</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>{name} (changed)</source>
        <translation>{name}（已改）</translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete removes it</source>
        <translation>按 Delete 移除</translation>
    </message>
    <message>
        <source>Jump to a letter</source>
        <translation>跳到字母</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>%n follow-ups are due</source>
        <translation><numerusform>%n 条跟进到期</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows were changed since and stay as they are</source>
        <translation><numerusform>%n 条数据之后又有改动，保持现状</numerusform></translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Backed up to {name}</source>
        <translation>已备份到“{name}”</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Backup (*.db)</source>
        <translation>备份文件 (*.db)</translation>
    </message>
    <message>
        <source>Backup {day}</source>
        <translation>备份 {day}</translation>
    </message>
    <message>
        <source>Backups and safety</source>
        <translation>备份与安全</translation>
    </message>
    <message>
        <source>CRM Desktop</source>
        <translation>客户簿</translation>
    </message>
    <message>
        <source>Cancel it and quit</source>
        <translation>取消操作并退出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Customer template</source>
        <translation>客户模板</translation>
    </message>
    <message>
        <source>Excel template</source>
        <translation>Excel 模板</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Finish it and quit</source>
        <translation>完成后退出</translation>
    </message>
    <message>
        <source>Merged: {name}</source>
        <translation>已合并：{name}</translation>
    </message>
    <message>
        <source>Nothing can be pasted here: copy rows, a message or a file.</source>
        <translation>没有可粘贴的内容：请先复制表格行、消息或文件。</translation>
    </message>
    <message>
        <source>Quit and lose what is typed</source>
        <translation>退出并放弃未保存的内容</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redone: {act}</source>
        <translation>已重做：{act}</translation>
    </message>
    <message>
        <source>Restored. What was there before is saved.</source>
        <translation>已恢复。原来的数据已保存。</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>Saved: {what}</source>
        <translation>已保存：{what}</translation>
    </message>
    <message>
        <source>The data can only be read: its folder or file is read-only. Nothing can be saved here.</source>
        <translation>数据文件夹或文件是只读的：只能查看，无法保存。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>Undone: {act}</source>
        <translation>已撤销：{act}</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Writing the template…</source>
        <translation>正在写入模板…</translation>
    </message>
    <message>
        <source>{name} is written. Fill it in and import it.</source>
        <translation>已写入 {name}。填好后导入即可。</translation>
    </message>
    <message>
        <source>{program} – sample shop</source>
        <translation>{program} – 示例店铺</translation>
    </message>
    <message>
        <source>{what}: not done yet, and it cannot be stopped halfway.</source>
        <translation>{what}：尚未完成，且不能中途停止。</translation>
    </message>
    <message>
        <source>{what}: not done yet. If you quit now, nothing of it is kept.</source>
        <translation>{what}：尚未完成。现在退出，这项操作不会留下任何内容。</translation>
    </message>
</context>
<context>
    <name>WordLines</name>
    <message>
        <source>Another word</source>
        <translation>再加一项</translation>
    </message>
    <message>
        <source>Take this word away</source>
        <translation>去掉这一项</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{label}: {text}</source>
        <translation>{label}：{text}</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message numerus="yes">
        <source>A sheet holds %n rows at most. Filter the list or write .csv.</source>
        <translation><numerusform>一张工作表最多 %n 行。请筛选列表，或导出为 .csv。</numerusform></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The list changed while it was written: {count} of {total} rows. Write it again.</source>
        <translation>导出期间列表有改动：{total} 行中只写了 {count} 行。请重新导出。</translation>
    </message>
    <message>
        <source>Why it was not imported</source>
        <translation>未导入的原因</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>正在写入文件</translation>
    </message>
</context>
</TS>
