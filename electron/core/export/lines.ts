/** Every line as it is, whatever it ends with; a text without a last line break has one more than lines. */
export async function* linesOf(
  parts: Iterable<string> | AsyncIterable<string>,
  end = '\n',
): AsyncGenerator<string> {
  let begun = '';
  for await (const part of parts) {
    const pieces = (begun + part).split(end);
    begun = pieces.pop() ?? '';
    yield* pieces;
  }
  yield begun;
}
