/* What the parts of SDL that a page needs, and Dear ImGui's backend, refer to beyond them: a page has one window with a WebGL
 * context, and no surfaces, render drivers, game controllers, gestures, libraries or threads. */
#include "SDL.h"

struct SDL_VideoDevice;

SDL_Surface *SDL_CreateRGBSurface(Uint32 flags, int width, int height, int depth, Uint32 r, Uint32 g, Uint32 b, Uint32 a) { return NULL; }
SDL_Surface *SDL_ConvertSurfaceFormat(SDL_Surface *from, Uint32 format, Uint32 flags) { return NULL; }
void SDL_FreeSurface(SDL_Surface *surface) {}
int Emscripten_CreateWindowFramebuffer(struct SDL_VideoDevice *device, SDL_Window *window, Uint32 *format, void **pixels, int *pitch) { return -1; }
int Emscripten_UpdateWindowFramebuffer(struct SDL_VideoDevice *device, SDL_Window *window, const SDL_Rect *rects, int count) { return -1; }
void Emscripten_DestroyWindowFramebuffer(struct SDL_VideoDevice *device, SDL_Window *window) {}

SDL_Renderer *SDL_GetRenderer(SDL_Window *window) { return NULL; }
int SDL_GetRendererOutputSize(SDL_Renderer *renderer, int *width, int *height) { return -1; }
void SDL_DestroyRendererWithoutFreeing(SDL_Renderer *renderer) {}

int SDL_NumJoysticks(void) { return 0; }
SDL_bool SDL_IsGameController(int index) { return SDL_FALSE; }
SDL_GameController *SDL_GameControllerOpen(int index) { return NULL; }
void SDL_GameControllerClose(SDL_GameController *controller) {}
Uint8 SDL_GameControllerGetButton(SDL_GameController *controller, SDL_GameControllerButton button) { return 0; }
Sint16 SDL_GameControllerGetAxis(SDL_GameController *controller, SDL_GameControllerAxis axis) { return 0; }

int SDL_GestureAddTouch(SDL_TouchID touch) { return 0; }
int SDL_GestureDelTouch(SDL_TouchID touch) { return 0; }
void SDL_GestureProcessEvent(SDL_Event *event) {}
void SDL_GestureQuit(void) {}

void SDL_UnloadObject(void *library) {}
void SDL_DestroySemaphore(SDL_sem *semaphore) {}
