import sax from 'sax';

/** An element, by namespace and local name. */
export interface Element {
  ns: string;
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

const MOST_CHARACTERS = 65_536;
const MOST_ELEMENTS = 2_000;
const DEEPEST = 40;

/**
 * Reads XML that a stranger sent: well-formed, without a document type, so that nothing can be expanded or fetched,
 * and no larger than a location has to be. Throws otherwise.
 */
export function readXml(text: string): Element {
  if (text.length > MOST_CHARACTERS) throw new Error('too long');
  const root: Element = { ns: '', name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  let elements = 0;
  const parser = sax.parser(true, { xmlns: true, position: false, strictEntities: true } as sax.SAXOptions);
  parser.onerror = (error) => {
    throw error;
  };
  parser.ondoctype = () => {
    throw new Error('document type');
  };
  parser.onopentag = (tag) => {
    elements += 1;
    if (elements > MOST_ELEMENTS || open.length > DEEPEST) throw new Error('too large');
    const { uri, local, attributes } = tag as sax.QualifiedTag;
    const element: Element = { ns: uri, name: local, attributes: {}, text: '', children: [] };
    for (const attribute of Object.values(attributes)) element.attributes[attribute.local] = attribute.value;
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  const add = (more: string): void => {
    const element = open.at(-1);
    if (element) element.text += more;
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onclosetag = () => {
    open.pop();
  };
  parser.write(text.replace(/^\uFEFF/, '')).close();
  const [first] = root.children;
  if (!first || root.children.length > 1) throw new Error('no single root');
  return first;
}

/** Every element of that name below this one, in document order. */
export function all(element: Element, ns: readonly string[], name: string): Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name && ns.includes(child.ns) ? [child] : []),
    ...all(child, ns, name),
  ]);
}
