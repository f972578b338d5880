//! What every request is answered with. Takes a request that the guard let pass; gives pages, events and pictures, or says in a line why not.
//! What takes a while is done on other threads, a bounded number of them.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::events::Events;
use super::guard::{Guard, KEEP, fence};
use super::route::Route;
use super::signal::Signal;
use super::{Pictures, assets};
use crate::diag::Failure;

/// The longest body of a request, in bytes.
const BODY_LIMIT: usize = 4096;

/// Answers a request.
pub(super) async fn respond(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let route = Route::of(head.uri.path());
    let mut response = match desk.guard.admit(&head, route == Some(Route::Root)) {
        Ok(()) => desk.answer(route, &head.method, body).await,
        Err(refusal) => {
            let (status, text) = refusal.answer();
            plain(status, text)
        }
    };
    fence(response.headers_mut());
    response
}

/// What every answer is made from.
pub(super) struct Desk {
    guard: Guard,
    index: String,
    events: Arc<Events>,
    pictures: Arc<dyn Pictures>,
    signals: Sender<Signal>,
    /// How many pictures may be drawn at once.
    drawing: Arc<Semaphore>,
    /// How many pages may have their alternatives set at once.
    setting: Arc<Semaphore>,
}

impl Desk {
    /// Ready to answer.
    pub(super) fn new(guard: Guard, events: Arc<Events>, pictures: Arc<dyn Pictures>, signals: Sender<Signal>) -> Self {
        let threads = thread::available_parallelism().map_or(2, |count| count.get().clamp(2, 4));
        let index = assets::index(guard.token());
        let (drawing, setting) = (Arc::new(Semaphore::new(threads)), Arc::new(Semaphore::new(1)));
        Self { guard, index, events, pictures, signals, drawing, setting }
    }

    async fn answer(&self, route: Option<Route<'_>>, method: &Method, body: Body) -> Response {
        let Some(route) = route else { return missing() };
        let posts = method == Method::POST;
        if posts != route.is_posted() || !(posts || method == Method::GET || method == Method::HEAD) {
            return misused(route);
        }
        match route {
            Route::Root => typed("text/html; charset=utf-8", self.index.clone()),
            Route::Asset(name) => assets::find(name).map_or_else(missing, |asset| typed(asset.kind, asset.bytes)),
            Route::Issue => match self.events.latest().await {
                Some(json) => typed("application/json", Bytes::from_owner(Text(json))),
                None => plain(StatusCode::SERVICE_UNAVAILABLE, "预览正在关闭"),
            },
            Route::Events => self.events.listen(),
            Route::Page { hash, ppi } => {
                let hash = hash.to_owned();
                self.draw(move |pictures| pictures.page(&hash, ppi)).await
            }
            Route::Tile { hash, ppi, column, row } => {
                let hash = hash.to_owned();
                self.draw(move |pictures| pictures.tile(&hash, ppi, column, row)).await
            }
            Route::Alternatives(page) => self.alternatives(page).await,
            Route::Rebuild => self.rebuild(body).await,
        }
    }

    async fn draw(&self, draw: impl FnOnce(&dyn Pictures) -> Option<Arc<[u8]>> + Send + 'static) -> Response {
        match self.work(&self.drawing, draw).await {
            Some(Some(picture)) => {
                let headers =
                    [(header::CACHE_CONTROL, KEEP), (header::CONTENT_TYPE, HeaderValue::from_static("image/png"))];
                (headers, Bytes::from_owner(picture)).into_response()
            }
            Some(None) => missing(),
            None => plain(StatusCode::INTERNAL_SERVER_ERROR, "图画不出来"),
        }
    }

    async fn alternatives(&self, page: u16) -> Response {
        match self.work(&self.setting, move |pictures| pictures.alternatives(page)).await {
            Some(Ok(choices)) => axum::Json(choices).into_response(),
            Some(Err(failure)) => plain(StatusCode::UNPROCESSABLE_ENTITY, explained(&failure)),
            None => plain(StatusCode::INTERNAL_SERVER_ERROR, "这一版的其他排法排不出来"),
        }
    }

    async fn rebuild(&self, body: Body) -> Response {
        #[derive(Deserialize, Default)]
        #[serde(default, deny_unknown_fields)]
        struct Wish {
            fresh: bool,
        }
        let Ok(bytes) = to_bytes(body, BODY_LIMIT).await else {
            return plain(StatusCode::PAYLOAD_TOO_LARGE, "请求太长");
        };
        let wish = if bytes.is_empty() { Ok(Wish::default()) } else { serde_json::from_slice(&bytes) };
        let Ok(Wish { fresh }) = wish else { return plain(StatusCode::BAD_REQUEST, "请求读不懂") };
        match self.signals.send(Signal::Asked { fresh }) {
            Ok(()) => plain(StatusCode::ACCEPTED, "开始重新排版"),
            Err(_) => plain(StatusCode::SERVICE_UNAVAILABLE, "预览正在关闭"),
        }
    }

    /// Does what takes a while on another thread, as soon as there is room; none when it panicked. A reader who leaves before it began takes
    /// the work along.
    async fn work<T: Send + 'static>(
        &self,
        room: &Arc<Semaphore>,
        work: impl FnOnce(&dyn Pictures) -> T + Send + 'static,
    ) -> Option<T> {
        let permit = Arc::clone(room).acquire_owned().await.ok()?;
        let pictures = Arc::clone(&self.pictures);
        let done = spawn_blocking(move || {
            let _permit = permit;
            work(pictures.as_ref())
        });
        done.await.ok()
    }
}

/// Text that is shared between answers.
struct Text(Arc<str>);

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

fn explained(failure: &Failure) -> String {
    let lines = failure.findings.iter().flat_map(|finding| std::iter::once(&finding.message).chain(&finding.hints));
    lines.map(String::as_str).collect::<Vec<_>>().join("\n")
}

fn typed(kind: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, kind)], body.into()).into_response()
}

fn plain(status: StatusCode, text: impl Into<Body>) -> Response {
    (status, typed("text/plain; charset=utf-8", text)).into_response()
}

fn missing() -> Response {
    plain(StatusCode::NOT_FOUND, "没有这一页")
}

fn misused(route: Route<'_>) -> Response {
    let allowed = if route.is_posted() { "POST" } else { "GET, HEAD" };
    let answer = plain(StatusCode::METHOD_NOT_ALLOWED, "不能这样使用这个地址");
    ([(header::ALLOW, allowed)], answer).into_response()
}
