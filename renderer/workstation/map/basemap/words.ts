import type { ExpressionSpecification } from 'maplibre-gl';

/** Font families of the window. Without a glyph server the engine draws letters with the page's own fonts. */
export const regular = ['Inter Variable', 'DejaVu Sans'];
export const strong = ['Inter Variable Semibold', 'Inter Variable', 'DejaVu Sans'];

export const grows = (...stops: [zoom: number, size: number][]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.3], ['zoom'], ...stops.flat()] as ExpressionSpecification;

export const oneOf = (value: ExpressionSpecification, ...words: string[]): ExpressionSpecification =>
  ['in', value, ['literal', words]] as ExpressionSpecification;

export const not = (test: ExpressionSpecification): ExpressionSpecification => ['!', test];
export const both = (...tests: ExpressionSpecification[]): ExpressionSpecification => ['all', ...tests];
