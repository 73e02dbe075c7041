// What files are called that are made from what is open.
import { api } from '../bridge.js';

// The name without its ending, and how many files there are with it: "calls", "calls+2".
export function baseOf(name) {
  const files = JSON.parse(api('report'))?.files?.length ?? 0;
  return (name.replace(/\.[^.]*$/, '') || 'tolle') + (files > 1 ? `+${files - 1}` : '');
}
