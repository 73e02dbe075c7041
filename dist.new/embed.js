// <tolle-view src="https://…/?view=waits&data=…#1;…"> in any page. Attributes: src; lang, theme (auto: as the page around it),
// height (px: fixed), heights ("320:520,640:410": px at a width, so that nothing moves while it loads), filter ("off"), shadow
// ("open"). Starts near the viewport; until then shows what is inside the element (a linked picture), or a sketch.
// element.tolle.summary() … are tolle.* of the page, as promises; "tolle-change" is its event.
(() => {
  const here = document.currentScript?.src ?? location.href;
  if (customElements.get('tolle-view')) return;

  const style = (e, css) => { for (const [k, v] of Object.entries(css)) e.style.setProperty(k, v); return e; };
  const make = (name, css = {}, text = '') => { const e = style(document.createElement(name), css); e.textContent = text; return e; };

  // The first background behind an element decides; where there is none, the reader's system does.
  function themeAround(e) {
    for (; e; e = e.parentElement ?? e.getRootNode().host) {
      const [r, g, b, a = 1] = getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
      if (r !== undefined && a > .5) return r * .299 + g * .587 + b * .114 < 110 ? 'dark' : 'light';
    }
    return 'auto';
  }

  class TolleView extends HTMLElement {
    #root; #frame; #wait; #ready = false; #greeting; #calls = new Map(); #number = 0; #near; #far; #around;

    connectedCallback() {
      style(this, { display: 'block' });
      if (!this.#root) this.#build();
      this.#near = new IntersectionObserver(([e]) => { if (e.isIntersecting) this.#start(); }, { rootMargin: '400px' });
      this.#near.observe(this);
      this.#far = new IntersectionObserver(([e]) => { if (!e.isIntersecting) this.#post({ tolle: 'release' }); }, { rootMargin: '150%' });
    }
    disconnectedCallback() {                            // a frame that leaves the page loses its state anyway
      this.#near?.disconnect(); this.#far?.disconnect(); this.#around?.disconnect();
      clearInterval(this.#greeting);
      window.removeEventListener('message', this.#hear);
      window.removeEventListener('pointermove', this.#left);
      this.#frame?.remove();
      this.#frame = null; this.#ready = false;
      style(this.#wait, { display: 'block' });
    }

    #build() {
      this.#root = this.attachShadow({ mode: this.getAttribute('shadow') === 'open' ? 'open' : 'closed' });
      const line = 'linear-gradient(#8883 0 0) no-repeat';
      this.#wait = make('div', { 'min-height': `${this.#expected()}px`, 'box-sizing': 'border-box', border: '1px solid #8884', 'border-radius': '10px',
        overflow: 'hidden', background: `${line} 16px 16px/45% 14px, ${line} 16px 42px/70% 10px, ${line} 16px calc(100% - 52px)/calc(100% - 32px) 1px` });
      this.#wait.append(document.createElement('slot'));
      this.#root.append(this.#wait);
    }
    // The height at this width, from the two that are nearest.
    #expected() {
      if (this.getAttribute('height') > 0) return Number(this.getAttribute('height'));
      const known = (this.getAttribute('heights') ?? '').split(',').map(p => p.split(':').map(Number)).filter(p => p[1] > 0).sort((a, b) => a[0] - b[0]);
      if (!known.length) return 420;
      const w = this.clientWidth, i = known.findIndex(p => p[0] >= w);
      if (i <= 0) return known.at(i)[1];
      const [[w0, h0], [w1, h1]] = [known[i - 1], known[i]];
      return Math.round(h0 + (h1 - h0) * (w - w0) / (w1 - w0));
    }
    #address() {
      const url = new URL(this.getAttribute('src') ?? '', new URL('./', here));
      url.searchParams.set('embed', '1');
      for (const name of ['lang', 'theme', 'view', 'data', 'case']) if (this.getAttribute(name)) url.searchParams.set(name, this.getAttribute(name));
      if (this.getAttribute('filter') === 'off') url.searchParams.set('filter', '0');
      return url.href;
    }
    #start() {
      if (this.#frame) return;
      this.#near.disconnect();
      window.addEventListener('message', this.#hear);
      const frame = this.#frame = make('iframe', { position: 'absolute', inset: '0', width: '100%', height: `${this.#expected()}px`, border: '0',
        'border-radius': '10px', opacity: '0', display: 'block', 'color-scheme': 'normal' });
      frame.title = this.getAttribute('title') ?? this.textContent.trim() ?? 'Tollé';
      frame.allow = 'clipboard-write; fullscreen';
      frame.src = this.#address();
      style(this.#wait, { position: 'relative' });
      style(this, { position: 'relative' });
      this.#root.append(frame);
      this.#greeting = setInterval(() => this.#post({ tolle: 'hello' }), 250);   // until it answers
      this.#far.observe(this);
    }
    #post(message) { this.#frame?.contentWindow?.postMessage(message, '*'); }
    #hear = ({ source, data }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || !data?.tolle) return;
      if (data.height > 0 && !(this.getAttribute('height') > 0)) style(this.#frame, { height: `${data.height}px` });
      if (data.tolle === 'ready' && !this.#ready) this.#show();
      if (data.tolle === 'active') window[data.on ? 'addEventListener' : 'removeEventListener']('pointermove', this.#left);
      if (data.tolle === 'event') this.dispatchEvent(new CustomEvent(`tolle-${data.name}`));
      if (data.tolle === 'result') {
        const { done, failed } = this.#calls.get(data.id) ?? {};
        this.#calls.delete(data.id);
        if (data.error) failed?.(Object.assign(new Error(data.error.code), data.error)); else done?.(data.value);
      }
    };
    #left = () => this.#post({ tolle: 'leave' });         // a pointer that this page sees is over the frame no more
    #show() {
      this.#ready = true;
      clearInterval(this.#greeting);
      style(this.#wait, { display: 'none' });
      style(this.#frame, { position: 'static', opacity: '1' });
      const look = () => { if ((this.getAttribute('theme') ?? 'auto') === 'auto') this.#post({ tolle: 'look', theme: themeAround(this) }); };
      look();
      this.#around = new MutationObserver(look);
      for (const e of [document.documentElement, document.body]) this.#around.observe(e, { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] });
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look);
      this.dispatchEvent(new CustomEvent('tolle-ready'));
    }
    #call(name, args) {
      this.#start();
      return new Promise((done, failed) => {
        this.#calls.set(++this.#number, { done, failed });
        const id = this.#number, send = () => this.#post({ tolle: 'call', id, name, args });
        if (this.#ready) send(); else this.addEventListener('tolle-ready', send, { once: true });
      });
    }
    get tolle() {
      return new Proxy({}, { get: (_, name) => name === 'then' ? undefined
        : name === 'on' ? (event, f) => { this.addEventListener(`tolle-${event}`, f); return () => this.removeEventListener(`tolle-${event}`, f); }
        : (...args) => this.#call(name, args) });
    }
  }
  customElements.define('tolle-view', TolleView);
})();
