// The lists of codes in web/ are those of the C++ headers, in the same order.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DATE_ORDERS, ERRORS, ROLES } from '../../web/codes.js';
import { top } from './harness.mjs';

function names(header, type) {
  const body = new RegExp(`enum class ${type} : uint8_t \\{([^}]*)\\}`).exec(readFileSync(join(top, 'app', header), 'utf8'))[1];
  return body.replace(/\/\/.*$/gm, '').split(',').map(s => s.trim()).filter(s => s && s !== 'Count_');
}

test('roles', () => assert.deepEqual(ROLES, names('engine/words.h', 'Role')));
test('day and month orders', () => assert.deepEqual(DATE_ORDERS, names('engine/words.h', 'DateOrder')));
test('errors', () => assert.deepEqual(ERRORS, names('base/result.h', 'ErrorCode')));
