//! The numbers of indirect objects, as reports tell them.

use hayro_syntax::object::{Dict, Stream};

/// The number of the indirect object a dictionary is, or stands in.
pub(crate) fn number_of_dict(dict: &Dict<'_>) -> Option<u32> {
    dict.obj_id().and_then(|id| u32::try_from(id.obj_number).ok())
}

/// The number of the indirect object a stream is; none of an inline image.
pub(crate) fn number_of_stream(stream: &Stream<'_>) -> Option<u32> {
    u32::try_from(stream.obj_id().obj_number).ok().filter(|number| *number > 0)
}
