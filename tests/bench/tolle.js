// Tollé itself, on its own page: to load is to open, and the views are answered when nothing is pending.
export const ready = () => tolle.ready;
export async function load(file) {
  await tolle.open(file, { name: 'twcs.csv' });
  return tolle.summary().messages;
}
export const views = () => tolle.idle();
