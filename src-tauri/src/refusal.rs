//! What is said when the data folder cannot be opened: the only sentences of the shell, because no screen and no
//! word list is there yet. Chinese first; the core's own English stands below. What can be done is in each.

use jieche_api::OpenProblem;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// Shows the sentence and ends the program when it has been read.
pub fn show(app: &AppHandle, problem: &OpenProblem) {
    log::error!("the data folder was not opened: {}", problem.code);
    let ended = app.clone();
    app.dialog()
        .message(format!("{}\n\n{}", in_chinese(problem), in_english(problem)))
        .title("接车台 Jieche")
        .kind(MessageDialogKind::Error)
        .buttons(MessageDialogButtons::OkCustom("知道了 OK".to_owned()))
        .show(move |_| ended.exit(1));
}

/// The core says it in one line for terminals: English, a slash, Chinese in brief.
fn in_english(problem: &OpenProblem) -> String {
    problem.to_string().split(" / ").next().unwrap_or_default().to_owned()
}

fn in_chinese(problem: &OpenProblem) -> String {
    let figure = |name: &str| problem.args.get(name).map_or("—", String::as_str);
    match problem.code {
        "in_use" => format!(
            "本店数据正被另一个程序使用：{}（进程 {}），自 {} 起。\n请在那个程序里继续，或先关闭它。",
            figure("program"),
            figure("pid"),
            figure("since")
        ),
        "newer" => format!(
            "本店数据由更新的版本写入（格式 {}，本程序只认识到 {}）。\n请升级程序后再打开，数据未作改动。",
            figure("found"),
            figure("known")
        ),
        "damaged" => {
            format!("本店数据已损坏（{}），未作任何改动。\n请把最近一份完好的备份恢复到新的文件夹。", figure("what"))
        }
        "key_missing" => "找不到本店数据的密钥文件。\n请用建店时打印的恢复码恢复。".to_owned(),
        "key_wrong" => "密钥与本店数据不符。\n请用建店时打印的恢复码恢复。".to_owned(),
        "network_drive" => "数据文件夹在网络盘上，在那里无法保证数据安全。\n请改用本机硬盘上的文件夹。".to_owned(),
        "disk_full" => "磁盘已满，无法打开本店数据。\n请清理出空间后再打开。".to_owned(),
        _ => format!("无法读写数据文件夹（{}）。", figure("what")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_the_folder_is_named() {
        let problem =
            OpenProblem::new("in_use").with("program", "jieche-host").with("pid", 4711).with("since", "09:30");
        assert_eq!(
            in_chinese(&problem),
            "本店数据正被另一个程序使用：jieche-host（进程 4711），自 09:30 起。\n请在那个程序里继续，或先关闭它。"
        );
    }
}
