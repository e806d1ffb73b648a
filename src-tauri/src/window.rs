//! The one window: where it was last time, in front when the program is started again, with Chinese composition
//! reaching the page. What is in it comes from `ui`.

use std::path::Path;
use tauri::plugin::TauriPlugin;
use tauri::{App, AppHandle, Manager, Url, WebviewWindow, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::StateFlags;

const MAIN: &str = "main";

/// Size, place and maximised state, kept in the data folder so that nothing of a shop lies elsewhere.
pub fn remembered(data: &Path) -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new()
        // An absolute name: the plugin joins it to the system's settings folder, and the absolute part wins.
        .with_filename(data.join("window.json").to_string_lossy())
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// Opens the window described in `tauri.conf.json`.
pub fn open(app: &App, data: &Path) -> tauri::Result<()> {
    let Some(config) = app.config().app.windows.iter().find(|window| window.label == MAIN) else {
        return Err(tauri::Error::WindowNotFound);
    };
    let window = WebviewWindowBuilder::from_config(app.handle(), config)?
        .data_directory(data.join("webview"))
        .on_navigation(is_own_page)
        .build()?;
    let_composition_through(&window)?;
    window.show()
}

/// A second start on the same data folder brings the first one's window forward.
pub fn bring_forward(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    for outcome in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(problem) = outcome {
            log::warn!("the window could not be brought forward: {problem}");
        }
    }
}

/// The window never leaves the program's own pages, whatever a link or a pasted address says.
fn is_own_page(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => true,
        "http" | "https" => address.host_str() == Some("tauri.localhost"),
        scheme => scheme == "about" || scheme == "blob",
    }
}

/// wry switches the input method's preedit off on Linux, and with it every composition event the page listens to.
#[cfg(target_os = "linux")]
fn let_composition_through(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};
    window.with_webview(|webview| {
        if let Some(input) = webview.inner().input_method_context() {
            input.set_enable_preedit(true);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn let_composition_through(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_its_own_pages() {
        let goes_to = |address: &str| is_own_page(&Url::parse(address).unwrap());
        assert!(goes_to("tauri://localhost/index.html#/front-desk"));
        assert!(goes_to("http://tauri.localhost/"));
        assert!(!goes_to("http://tauri.localhost.example.com/"));
        assert!(!goes_to("https://example.com/"));
        assert!(!goes_to("file:///etc/passwd"));
        assert!(!goes_to("javascript:alert(1)"));
    }
}
