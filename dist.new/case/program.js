// desk.wasm's only neighbour (app/desk.cpp): questions as JSON, answers as JSON.
import createDesk from '../desk.mjs';
import { alone, ownBytes } from '../files.js';

const program = await createDesk(alone ? { wasmBinary: await ownBytes('desk.wasm') } : {});
function textAt(text) {
  const size = program.lengthBytesUTF8(text) + 1, at = program._malloc(size) >>> 0;
  program.stringToUTF8(text, at, size);
  return at;
}
export function ask(question, content = '') {
  const q = textAt(question), t = textAt(typeof content === 'string' ? content : JSON.stringify(content));
  const answer = program.UTF8ToString(program._ask(q, t));
  program._free(q);
  program._free(t);
  return JSON.parse(answer);
}
