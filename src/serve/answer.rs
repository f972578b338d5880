//! What answers are made of, and what a request wishes. Takes contents; gives answers that carry the headers of `guard`.

use std::future::Future;

use axum::body::{Body, to_bytes};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use super::guard::{Guard, fence};

/// The type of the page itself.
pub(crate) const PAGE: &str = "text/html; charset=utf-8";

/// Answers a request that the guard admits, and refuses any other. `root` says that it asks for the page itself.
pub(crate) async fn guarded(
    guard: &Guard,
    head: &Parts,
    root: bool,
    answer: impl Future<Output = Response>,
) -> Response {
    let mut response = match guard.admit(head, root) {
        Ok(()) => answer.await,
        Err(refusal) => {
            let (status, text) = refusal.answer();
            plain(status, text)
        }
    };
    fence(response.headers_mut());
    response
}

/// A body with its type.
pub(crate) fn typed(kind: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, kind)], body.into()).into_response()
}

/// A line of text, for people.
pub(crate) fn plain(status: StatusCode, text: impl Into<Body>) -> Response {
    (status, typed("text/plain; charset=utf-8", text)).into_response()
}

/// There is no such thing.
pub(crate) fn missing() -> Response {
    plain(StatusCode::NOT_FOUND, "没有这一页")
}

/// It is asked for in another way.
pub(crate) fn misused(is_posted: bool) -> Response {
    let allowed = if is_posted { "POST" } else { "GET, HEAD" };
    let answer = plain(StatusCode::METHOD_NOT_ALLOWED, "不能这样使用这个地址");
    ([(header::ALLOW, allowed)], answer).into_response()
}

/// What the body of a request says, of at most `limit` bytes; the usual where it is empty.
///
/// # Errors
/// The answer to a body that is too long or makes no sense.
pub(crate) async fn wish<T: DeserializeOwned>(body: Body, limit: usize, usual: Option<T>) -> Result<T, Response> {
    let Ok(bytes) = to_bytes(body, limit).await else {
        return Err(plain(StatusCode::PAYLOAD_TOO_LARGE, "请求太长"));
    };
    match usual.filter(|_| bytes.is_empty()) {
        Some(usual) => Ok(usual),
        None => serde_json::from_slice(&bytes).map_err(|_| plain(StatusCode::BAD_REQUEST, "请求读不懂")),
    }
}
