// Where modules cannot be fetched (a sandbox without an origin, a page on a disk), the same page in one script takes their place.
document.addEventListener('error', e => {
  if (e.target.type !== 'module') return;
  const policy = window.trustedTypes?.createPolicy('tolle-start', { createScriptURL: url => url });
  const script = document.createElement('script'), url = new URL('alone.js', document.baseURI).href;
  script.src = policy ? policy.createScriptURL(url) : url;
  document.head.append(script);
}, true);
