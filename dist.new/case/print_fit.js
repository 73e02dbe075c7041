// Words into the two columns that the picture leaves of a sheet: what is least needed goes first.

const KEPT = 3;                                  // parts that lose rows, but never all
const LEAST = 3;                                 // a list of fewer rows says nothing
const rowsOf = part => [...part.querySelectorAll('tbody tr, li, .source')];

/** words: an element with CSS columns and a height, of <section>s, the most needed first. True when nothing was cut. */
export function fit(words) {
  const over = () => words.scrollWidth > words.clientWidth + 1;
  if (!over()) return true;
  words.classList.add('tight');                    // nothing is lost by it
  if (!over()) return true;
  const parts = [...words.children];
  // Introductions, and parts that say that there is nothing, are no loss.
  for (const part of parts) {
    if (!rowsOf(part).length) part.remove();
    else for (const p of part.querySelectorAll(':scope > p:not(.source)')) p.remove();
  }
  if (!over()) return true;
  for (const told of words.querySelectorAll('.told')) told.remove();
  if (!over()) return false;
  for (const part of parts.slice(KEPT).reverse()) {
    if (!over()) return false;
    const rows = rowsOf(part);
    while (over() && rows.length) rows.pop().remove();
    if (rows.length < LEAST) part.remove();
  }
  // What is claimed and what became of it, before who said so.
  if (over()) for (const voices of words.querySelectorAll('[data-part="case.claims"] td:nth-child(2):not(:last-child)')) voices.remove();
  for (;;) {
    const longest = parts.slice(0, KEPT).map(rowsOf).sort((a, b) => b.length - a.length)[0] ?? [];
    if (!over() || longest.length < 2) return false;
    longest.at(-1).remove();
  }
}
