#version 300 es
// One rectangle of physical pixels for every mark; v_px runs from its top left corner.
uniform vec4 u_rect;  // x, y from the framebuffer's top left, width, height
uniform vec2 u_size;  // of the framebuffer
out vec2 v_px;

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  v_px = corner * u_rect.zw;
  vec2 at = (u_rect.xy + v_px) / u_size * 2.0 - 1.0;
  gl_Position = vec4(at.x, -at.y, 0.0, 1.0);
}
