//! What every request is answered with. Takes a request that the guard let pass; gives the bench as it stands, or as it is after a deed. One deed is
//! done after the other, on a thread that may wait for the disk.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::album::Album;
use super::assets;
use super::route::Route;
use super::snapshot::{KindChoice, PageChoice, Snapshot};
use crate::content::{Outline, read_outline};
use crate::diag::Failure;
use crate::intake::desk::{Bench, Order, Refusal};
use crate::serve::answer::{PAGE, guarded, missing, misused, plain, typed, wish};
use crate::serve::guard::{Guard, KEEP};

/// The longest body of a request, in bytes: a passage that is typed anew is the longest there is.
const BODY_LIMIT: usize = 256 << 10;
/// How many small copies may be made at once.
const COPYING: usize = 2;

/// The kinds of copy that a mail can hold, as editors write them and as they are called.
const KINDS: [(&str, &str); 5] = [
    ("story", "消息、通讯"),
    ("brief", "短讯"),
    ("notice", "通知、提示"),
    ("sidebar", "延伸阅读"),
    ("photo", "图片新闻"),
];

/// Answers a request.
pub(super) async fn respond(State(bureau): State<Arc<Bureau>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let route = Route::of(head.uri.path());
    let is_root = route == Some(Route::Root);
    guarded(&bureau.guard, &head, is_root, bureau.answer(route, &head.method, body)).await
}

/// What every answer is made from.
pub(super) struct Bureau {
    guard: Guard,
    index: String,
    work: Arc<Work>,
    copying: Arc<Semaphore>,
}

/// What is done on other threads.
struct Work {
    issue: PathBuf,
    bench: Mutex<Bench>,
    album: Album,
}

impl Bureau {
    /// Ready to answer for the issue in a folder.
    pub(super) fn new(guard: Guard, issue: &Path) -> Self {
        let index = assets::index(guard.token());
        let work = Work { issue: issue.to_owned(), bench: Mutex::new(Bench::new(issue)), album: Album::new(issue) };
        Self { guard, index, work: Arc::new(work), copying: Arc::new(Semaphore::new(COPYING)) }
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
            Route::Bench => self.after(|_| Ok(())).await,
            Route::Copy(id) => self.copy(id.to_owned()).await,
            Route::Order => match wish::<Order>(body, BODY_LIMIT, None).await {
                Ok(order) => self.after(move |bench| bench.order(&order)).await,
                Err(refusal) => refusal,
            },
            Route::Turn => match wish::<Turn>(body, BODY_LIMIT, None).await {
                Ok(Turn { again }) => self.after(move |bench| bench.undo(again)).await,
                Err(refusal) => refusal,
            },
        }
    }

    /// The bench after a deed, or why it was not done.
    async fn after(&self, deed: impl FnOnce(&mut Bench) -> Result<(), Refusal> + Send + 'static) -> Response {
        let work = Arc::clone(&self.work);
        let done = spawn_blocking(move || {
            let mut bench = work.bench.lock().unwrap_or_else(PoisonError::into_inner);
            deed(&mut bench).and_then(|()| snapshot(&work, &mut bench).map_err(Refusal::Failed))
        });
        match done.await {
            Ok(Ok(snapshot)) => axum::Json(snapshot).into_response(),
            Ok(Err(Refusal::Stale(why))) => plain(StatusCode::CONFLICT, why),
            Ok(Err(Refusal::Cannot(why))) => plain(StatusCode::UNPROCESSABLE_ENTITY, why),
            Ok(Err(Refusal::Failed(failure))) => plain(StatusCode::INTERNAL_SERVER_ERROR, explained(&failure)),
            Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "这一步没有做成"),
        }
    }

    async fn copy(&self, id: String) -> Response {
        let Ok(permit) = Arc::clone(&self.copying).acquire_owned().await else { return missing() };
        let work = Arc::clone(&self.work);
        let done = spawn_blocking(move || {
            let _permit = permit;
            work.album.copy(&id)
        });
        match done.await {
            Ok(Some(copy)) => {
                let kind = HeaderValue::from_static("image/png");
                let headers = [(header::CACHE_CONTROL, KEEP), (header::CONTENT_TYPE, kind)];
                (headers, Bytes::from_owner(copy)).into_response()
            }
            _ => missing(),
        }
    }
}

/// Whether the last deed is undone or done again.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Turn {
    again: bool,
}

/// All that the browser is told.
fn snapshot(work: &Work, bench: &mut Bench) -> Result<Snapshot, Failure> {
    let bench = bench.view()?;
    let hung = |draft: &crate::intake::desk::DraftView| {
        (draft.file.clone(), draft.pictures.iter().map(|picture| picture.file.clone()).collect())
    };
    let drafts: Vec<(String, Vec<String>)> = bench.drafts.iter().map(hung).collect();
    let Outline { name, date, pages } = read_outline(&work.issue);
    Ok(Snapshot {
        pictures: work.album.pictures(&drafts),
        bench,
        issue: format!("{name} {date}").trim().to_owned(),
        folder: work.issue.display().to_string(),
        pages: pages.into_iter().map(|(number, section)| PageChoice { number, section }).collect(),
        kinds: KINDS.iter().map(|(name, label)| KindChoice { name, label }).collect(),
    })
}

fn explained(failure: &Failure) -> String {
    let lines = failure.findings.iter().flat_map(|finding| std::iter::once(&finding.message).chain(&finding.hints));
    lines.map(String::as_str).collect::<Vec<_>>().join("\n")
}
