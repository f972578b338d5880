//! What the browser hears. Takes the steps of the rebuild loop; gives each listener server-sent events. Only the newest state is kept, so
//! that a slow reader costs nothing and hears the end of the story.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::snapshot::Snapshot;

/// How often a silent line says that it lives.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// After what time a browser tries again when the line broke.
const RETRY: Duration = Duration::from_secs(1);

/// The state of the work.
#[derive(Debug, Clone, Default)]
struct State {
    /// Counts the issues.
    serial: u64,
    /// The last issue as JSON; none before the first.
    issue: Option<Arc<str>>,
    /// Since when a rebuild runs, in milliseconds since 1970.
    building: Option<u64>,
}

impl State {
    fn issue_event(&self) -> Option<Event> {
        self.issue.as_deref().map(|json| Event::default().event("issue").data(json))
    }

    fn building_event(&self) -> Option<Event> {
        self.building.map(|since| Event::default().event("building").data(format!("{{\"since\":{since}}}")))
    }

    /// What a listener must hear who heard of the issue `heard` last. A new issue comes before a new rebuild.
    fn next_event(&self, heard: &mut u64) -> Option<Event> {
        if self.serial == *heard {
            return self.building_event();
        }
        *heard = self.serial;
        self.issue_event()
    }
}

/// Where the rebuild loop speaks and the browsers listen.
#[derive(Debug, Default)]
pub(super) struct Events {
    state: watch::Sender<State>,
}

impl Events {
    /// A rebuild starts.
    pub(super) fn building(&self, since: u64) {
        self.state.send_modify(|state| state.building = Some(since));
    }

    /// It has ended.
    pub(super) fn issue(&self, snapshot: &Snapshot) {
        let json = serde_json::to_string(snapshot).ok().map(Arc::from);
        self.state.send_modify(|state| {
            state.building = None;
            state.serial += 1;
            state.issue = json.or_else(|| state.issue.take());
        });
    }

    /// The last issue as JSON; waits for the first. None when the server stops.
    pub(super) async fn latest(&self) -> Option<Arc<str>> {
        let mut listener = self.state.subscribe();
        let state = listener.wait_for(|state| state.issue.is_some()).await.ok()?;
        state.issue.clone()
    }

    /// The events from here on, the state of the work first.
    pub(super) fn listen(&self) -> Response {
        let mut listener = self.state.subscribe();
        let state = listener.borrow_and_update().clone();
        let first = [Some(Event::default().retry(RETRY)), state.issue_event(), state.building_event()];
        let mut heard = state.serial;
        let later = WatchStream::from_changes(listener).filter_map(move |state| state.next_event(&mut heard));
        let events = tokio_stream::iter(first.into_iter().flatten()).chain(later).map(Ok::<_, Infallible>);
        Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response()
    }
}
