//! Who may knock: only pages that this host served itself. A page of another site, or one whose name was bent to
//! point at this computer (DNS rebinding), is turned away before anything else looks at the request.
//! Who the person is and what they may do is the core's question.

use crate::answers;
use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use std::net::IpAddr;

/// Lets a request through when it names this computer and comes from no other site.
pub async fn own_pages_only(request: Request, next: Next) -> Response {
    if knocks_at_home(request.headers()) {
        next.run(request).await
    } else {
        answers::refusal(StatusCode::FORBIDDEN, "other_origin")
    }
}

/// True for the loopback by name or number, `127.0.0.1`, `::1` and `localhost`.
pub fn is_loopback(name: &str) -> bool {
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    bare.eq_ignore_ascii_case("localhost") || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn knocks_at_home(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next().and_then(|host| host.to_str().ok()), hosts.next()) else { return false };
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let from_here = match headers.get(header::ORIGIN) {
        None => true,
        Some(origin) => origin.to_str().is_ok_and(|origin| origin.strip_prefix("http://") == Some(host)),
    };
    is_loopback(authority.host()) && !host.contains('@') && from_here
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knocking(lines: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, value.parse().unwrap());
        }
        knocks_at_home(&headers)
    }

    #[test]
    fn own_pages_and_tools_on_this_computer_come_in() {
        assert!(knocking(&[("host", "127.0.0.1:4180")]));
        assert!(knocking(&[("host", "127.0.0.1:4180"), ("origin", "http://127.0.0.1:4180")]));
        assert!(knocking(&[("host", "localhost:4180"), ("origin", "http://localhost:4180")]));
        assert!(knocking(&[("host", "[::1]:4180"), ("origin", "http://[::1]:4180")]));
    }

    #[test]
    fn other_sites_and_bent_names_are_turned_away() {
        assert!(!knocking(&[]));
        assert!(!knocking(&[("host", "jieche.example.com:4180")]));
        assert!(!knocking(&[("host", "127.0.0.1.example.com:4180")]));
        assert!(!knocking(&[("host", "localhost@example.com:4180")]));
        assert!(!knocking(&[("host", "192.168.1.9:4180")]));
        assert!(!knocking(&[("host", "127.0.0.1:4180"), ("host", "example.com")]));
        assert!(!knocking(&[("host", "127.0.0.1:4180"), ("origin", "http://example.com")]));
        assert!(!knocking(&[("host", "127.0.0.1:4180"), ("origin", "https://127.0.0.1:4180")]));
        assert!(!knocking(&[("host", "127.0.0.1:4180"), ("origin", "http://127.0.0.1:9999")]));
        assert!(!knocking(&[("host", "127.0.0.1:4180"), ("origin", "null")]));
    }
}
