//! What every request is answered with. Takes a request that the guard let pass; gives pages, events and pictures, or says in a line why not.
//! What takes a while is done on other threads, a bounded number of them.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::events::Events;
use super::route::Route;
use super::signal::Signal;
use super::{Pictures, assets};
use crate::diag::Failure;
use crate::serve::answer::{PAGE, guarded, missing, misused, plain, typed, wish};
use crate::serve::guard::{Guard, KEEP};

/// The longest body of a request, in bytes.
const BODY_LIMIT: usize = 4096;

/// Answers a request.
pub(super) async fn respond(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let route = Route::of(head.uri.path());
    let is_root = route == Some(Route::Root);
    guarded(&desk.guard, &head, is_root, desk.answer(route, &head.method, body)).await
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
            return misused(route.is_posted());
        }
        match route {
            Route::Root => typed(PAGE, self.index.clone()),
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
        let Wish { fresh } = match wish(body, BODY_LIMIT, Some(Wish::default())).await {
            Ok(wish) => wish,
            Err(refusal) => return refusal,
        };
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
