/** The same library, built for pages that forbid evaluated code; it ships no types of its own. */
declare module 'mapbox-gl/dist/mapbox-gl-csp.js' {
  export { default } from 'mapbox-gl';
}
