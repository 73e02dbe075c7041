// The little of WebGL 2 that the marks need: a program, a texture of counts. Private to app/gfx.
#pragma once
#include <GLES3/gl3.h>

#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tolle::gfx {

class Program {
 public:
  Program(std::string_view vertex, std::string_view fragment) : id_(glCreateProgram()) {
    for (auto [kind, source] : {std::pair{GL_VERTEX_SHADER, vertex}, {GL_FRAGMENT_SHADER, fragment}}) {
      GLuint shader = glCreateShader(GLenum(kind));
      const char* text = source.data();
      GLint size = GLint(source.size());
      glShaderSource(shader, 1, &text, &size);
      glCompileShader(shader);
      glAttachShader(id_, shader);
      glDeleteShader(shader);
    }
    glLinkProgram(id_);
  }
  void use() const { glUseProgram(id_); }
  void set(const char* name, int v) const { glUniform1i(at(name), v); }
  void set(const char* name, float v) const { glUniform1f(at(name), v); }
  void set(const char* name, float x, float y) const { glUniform2f(at(name), x, y); }
  void set(const char* name, float x, float y, float z, float w) const { glUniform4f(at(name), x, y, z, w); }
  void set_colours(const char* name, std::span<const uint32_t> abgr) const {
    std::vector<float> v;
    for (uint32_t c : abgr)
      for (int shift : {0, 8, 16, 24}) v.push_back(float(c >> shift & 255) / 255);
    glUniform4fv(at(name), GLsizei(abgr.size()), v.data());
  }
  void set_colour(const char* name, uint32_t abgr) const { set_colours(name, std::span(&abgr, 1)); }

 private:
  GLint at(const char* name) const { return glGetUniformLocation(id_, name); }
  GLuint id_;
};

// Counts of any number as unsigned texels, in rows of 2,048: every WebGL 2 has textures that wide.
class CountsTexture {
 public:
  void upload(std::span<const uint32_t> first, std::span<const uint32_t> then) {
    constexpr size_t kWidth = 2048;
    size_t n = first.size() + then.size();
    std::vector<uint32_t> texels(first.begin(), first.end());
    texels.insert(texels.end(), then.begin(), then.end());
    size_t width = n < kWidth ? (n ? n : 1) : kWidth, rows = (n + width - 1) / width;
    texels.resize(width * (rows ? rows : 1));
    if (!id_) glGenTextures(1, &id_);
    bind();
    for (auto [name, value] : {std::pair{GL_TEXTURE_MIN_FILTER, GL_NEAREST}, {GL_TEXTURE_MAG_FILTER, GL_NEAREST}})
      glTexParameteri(GL_TEXTURE_2D, GLenum(name), value);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R32UI, GLsizei(width), GLsizei(texels.size() / width), 0, GL_RED_INTEGER,
                 GL_UNSIGNED_INT, texels.data());
    glBindTexture(GL_TEXTURE_2D, 0);
  }
  void bind() const { glBindTexture(GL_TEXTURE_2D, id_); }
  void drop() {
    if (id_) glDeleteTextures(1, &id_);
    id_ = 0;
  }

 private:
  GLuint id_ = 0;
};

}  // namespace tolle::gfx
