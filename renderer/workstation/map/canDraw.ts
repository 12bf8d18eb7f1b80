/** Whether this PC draws maps at all (MapLibre needs WebGL 2): asked before its megabyte is loaded. */
export const canDraw = (): boolean => document.createElement('canvas').getContext('webgl2') !== null;
