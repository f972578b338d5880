// What MuPDF makes of a book: its title, and its contents with the document and the page of it that each entry leads to. Run with `mutool run`.
var book = new Document(scriptArgs[0]);
function entries(list) {
  return (list || []).map(function (entry) {
    var place = book.resolveLink(entry.uri);
    return { title: entry.title, place: [place.chapter, place.page], inner: entries(entry.down) };
  });
}
print(JSON.stringify({ title: book.getMetaData("info:Title"), pages: book.countPages(), contents: entries(book.loadOutline()) }));
