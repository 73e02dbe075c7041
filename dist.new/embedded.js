// Whether this page is one part of a view in somebody else's page.
const asked = new URLSearchParams(location.search).get('embed') ?? '0';
export const embedded = asked !== '0' && asked !== '';
if (embedded) document.documentElement.classList.add('embedded');
