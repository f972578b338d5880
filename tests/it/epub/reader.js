// What MuPDF makes of a book: its title, and its contents with the page each entry leads to. Run with `mutool run`.
var book = new Document(scriptArgs[0]);
function entries(list) {
  return (list || []).map(function (entry) {
    return { title: entry.title, page: book.resolveLink(entry.uri), inner: entries(entry.down) };
  });
}
print(JSON.stringify({ title: book.getMetaData("info:Title"), pages: book.countPages(), contents: entries(book.loadOutline()) }));
