// Answers Dear ImGui's backend, which asks for the context's state around each draw in order to restore it. In a browser such
// a question waits until the GPU process has drawn everything before it (55 of 60 ms a frame with software rendering).
// The context is ours alone and every draw sets what it needs, so the state is answered from what a draw may leave behind.
#include <EGL/egl.h>
#include <GLES3/gl3.h>

#include <string_view>

#include "gfx/marks.h"

extern "C" void tolle_gl_get(GLenum what, GLint* values) {
  switch (what) {
    case GL_MAJOR_VERSION:
    case GL_MINOR_VERSION:
    case GL_NUM_EXTENSIONS:
    case GL_MAX_TEXTURE_SIZE: glGetIntegerv(what, values); return;
    case GL_ACTIVE_TEXTURE: *values = GL_TEXTURE0; return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *values = GL_FUNC_ADD; return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *values = GL_ONE; return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX: values[0] = values[1] = values[2] = values[3] = 0; return;
    default: *values = 0;  // nothing bound, GL_ZERO
  }
}

extern "C" void tolle_gl_scissor(GLint x, GLint y, GLsizei width, GLsizei height) {
  tolle::gfx::scissor(x, y, width, height);
}

// SDL asks for a few functions by name. Emscripten's own answer knows every function of OpenGL, and so brings them all along.
extern "C" __eglMustCastToProperFunctionPointerType eglGetProcAddress(const char* name) {
  using Function = __eglMustCastToProperFunctionPointerType;
  std::string_view wanted = name;
  if (wanted == "glGetString") return Function(glGetString);
  if (wanted == "glGetStringi") return Function(glGetStringi);
  if (wanted == "glGetIntegerv") return Function(glGetIntegerv);
  if (wanted == "glGetError") return Function(glGetError);
  if (wanted == "glBindFramebuffer") return Function(glBindFramebuffer);
  if (wanted == "glGetFramebufferAttachmentParameteriv") return Function(glGetFramebufferAttachmentParameteriv);
  return nullptr;
}
