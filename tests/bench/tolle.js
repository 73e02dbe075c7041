// Tollé itself, on its own page. tolle.open resolves when every view has its first answer; the words (hostile messages, kinds
// of answers), which the others do not read at all, follow in the background.
export const ready = () => tolle.ready;
export async function load(file) {
  await tolle.open(file, { name: 'twcs.csv' });
  return tolle.summary().messages;
}
export const views = () => {};
export const rest = () => tolle.idle();
