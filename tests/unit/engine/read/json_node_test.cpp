// Under Node: every value of the real JSON exports, against Node's own parser. Skipped where TOLLE_DATA is not set.
#ifdef __EMSCRIPTEN__
#include <doctest/doctest.h>
#include <emscripten/em_js.h>

#include <bit>
#include <cstdlib>
#include <string>

#include "engine/read/json_scan.h"

using namespace tolle::engine;

// The files, one per line; the text of one, cut to the JSON; and what Node's parser makes of it: a line per value.
EM_JS_DEPS(json_node, "$stringToNewUTF8,$UTF8ToString");
EM_JS(char*, node_files, (), {
  const {readdirSync, existsSync} = require('fs'), dir = process.env.TOLLE_DATA;
  if (!dir || !existsSync(dir + '/dev')) return stringToNewUTF8('');
  const files = readdirSync(dir + '/dev')
                    .filter(d = > !d.includes('.'))
                    .flatMap(d = > readdirSync(dir + '/dev/' + d).map(f = > dir + '/dev/' + d + '/' + f));
  return stringToNewUTF8(files.filter(f = > /\.(json | js) $ /.test(f)).join('\n'));
});
EM_JS(char*, node_text, (const char* path), {
  const text = require('fs').readFileSync(UTF8ToString(path), 'utf8');
  return stringToNewUTF8(/\.js$ /.test(UTF8ToString(path)) ? text.slice(text.indexOf('[')) : text);
});
EM_JS(char*, node_values, (const char* text), {
  const out = [], bits = new DataView(new ArrayBuffer(8));
  const walk = (value, path) => {
    if (value != = null&& typeof value == = 'object') {
      if (Array.isArray(value)) value.forEach(v = > walk(v, path + '/'));
      else
        for (const k of Object.keys(value)) walk(value[k], path + '/' + k);
    } else if (typeof value == = 'number') {
      bits.setFloat64(0, value);
      out.push(path + '=n' + bits.getBigUint64(0).toString(16));
    } else out.push(path + '=' + (typeof value == = 'string' ? 's' + value : String(value)));
  };
  walk(JSON.parse(UTF8ToString(text)), '');
  return stringToNewUTF8(out.sort().join('\x01'));
});

namespace {

std::string own(char* text) {
  std::string out(text);
  std::free(text);
  return out;
}

std::string our_values(std::string text) {
  size_t size = text.size();
  text.append(80, '\0');
  JsonScanner scanner;
  scanner.start();
  std::vector<std::string> out, keys;
  std::vector<bool> arrays;
  uint64_t damaged = 0, nuls = 0;
  auto unescaped = [&](const JsonToken& t) {
    std::string s(t.to - t.from, '\0');
    s.resize(size_t(json_unescape({text.data() + t.from, t.to - t.from}, s.data(), damaged, nuls) - s.data()));
    return s;
  };
  auto path = [&] {
    std::string p;
    for (size_t i = 0; i < arrays.size(); i++) p += "/" + (arrays[i] ? std::string() : keys[i]);
    return p;
  };
  for (;;) {
    JsonToken t = scanner.next(text.data(), uint32_t(size), true);
    using Kind = JsonToken::Kind;
    switch (t.kind) {
      case Kind::None: {
        std::sort(out.begin(), out.end());
        std::string all;
        for (const std::string& line : out) all += (all.empty() ? "" : "\x01") + line;
        return all;
      }
      case Kind::BeginObject:
      case Kind::BeginArray:
        arrays.push_back(t.kind == Kind::BeginArray);
        keys.emplace_back();
        break;
      case Kind::EndObject:
      case Kind::EndArray:
        arrays.pop_back();
        keys.pop_back();
        break;
      case Kind::Key: keys.back() = unescaped(t); break;
      case Kind::String: out.push_back(path() + "=s" + unescaped(t)); break;
      case Kind::Number: {
        char hex[20];
        std::snprintf(hex, sizeof hex, "%llx",
                      (unsigned long long)(std::bit_cast<uint64_t>(
                          std::strtod(text.substr(t.from, t.to - t.from).c_str(), nullptr))));
        out.push_back(path() + "=n" + hex);
        break;
      }
      case Kind::True: out.push_back(path() + "=true"); break;
      case Kind::False: out.push_back(path() + "=false"); break;
      case Kind::Null: out.push_back(path() + "=null"); break;
      default: return "broken at " + std::to_string(scanner.line()) + ":" + std::to_string(scanner.column());
    }
  }
}

}  // namespace

TEST_CASE("every value of the real JSON exports is what Node's parser makes of it") {
  std::string files = own(node_files());
  size_t count = 0;
  for (size_t at = 0; at < files.size(); count++) {
    size_t end = std::min(files.find('\n', at), files.size());
    std::string file = files.substr(at, end - at), text = own(node_text(file.c_str()));
    at = end + 1;
    INFO(file);
    // Both are sorted by bytes here: Node sorts by UTF-16.
    auto sorted = [](const std::string& all) {
      std::vector<std::string> lines;
      for (size_t from = 0; from <= all.size();) {
        size_t to = std::min(all.find('\x01', from), all.size());
        lines.push_back(all.substr(from, to - from));
        from = to + 1;
      }
      std::sort(lines.begin(), lines.end());
      return lines;
    };
    bool same = sorted(our_values(text)) == sorted(own(node_values(text.c_str())));
    CHECK(same);
  }
  CHECK((files.empty() || count >= 15));
}
#endif
