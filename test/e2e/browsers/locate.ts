/**
 * Finds elements in a page by role and accessible name, visible text, data-id or CSS. The function is sent to the browser as source, so
 * it stands on its own; both drivers use it, so that a scenario finds the same elements in both.
 */
import type { Target } from './driver.ts';

/** A target as JSON: regular expressions become their source and flags. */
export type PlainTarget = {
  readonly kind: 'role' | 'text' | 'id' | 'css';
  readonly what: string;
  readonly match: { readonly source: string; readonly flags: string } | string | null;
  readonly within: PlainTarget | null;
};

export function plain(target: Target): PlainTarget {
  const within = target.within === undefined ? null : plain(target.within);
  if ('role' in target) return { kind: 'role', what: target.role, match: pattern(target.name), within };
  if ('text' in target) return { kind: 'text', what: '', match: pattern(target.text), within };
  if ('id' in target) return { kind: 'id', what: target.id, match: null, within };
  return { kind: 'css', what: target.css, match: null, within };
}

function pattern(text: string | RegExp | undefined): PlainTarget['match'] {
  if (text === undefined) return null;
  return typeof text === 'string' ? text : { source: text.source, flags: text.flags };
}

/** Runs in the page: every visible element that fits, in document order. */
export function locate(target: PlainTarget): Element[] {
  const squeeze = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const roles: Record<string, string> = {
    button: 'button,summary,input[type=button],input[type=submit],[role=button]',
    link: 'a[href],[role=link]',
    heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
    textbox:
      'textarea,input:not([type]),input[type=text],input[type=email],input[type=url],input[type=tel],input[type=password],[role=textbox]',
    searchbox: 'input[type=search],[role=searchbox]',
    checkbox: 'input[type=checkbox]:not([role]),[role=checkbox]',
    switch: '[role=switch]',
    radio: 'input[type=radio],[role=radio]',
    spinbutton: 'input[type=number],[role=spinbutton]',
    combobox: 'select:not([multiple]),[role=combobox]',
    option: 'option,[role=option]',
    row: 'tr,[role=row]',
    cell: 'td,[role=cell]',
    table: 'table,[role=table]',
    list: 'ul,ol,[role=list]',
    listitem: 'li,[role=listitem]',
    dialog: 'dialog[open],[role=dialog],[role=alertdialog]',
    tab: '[role=tab]',
    alert: '[role=alert]',
    status: 'output,[role=status]',
    progressbar: 'progress,[role=progressbar]',
    navigation: 'nav,[role=navigation]',
    main: 'main,[role=main]',
    region: 'section[aria-label],section[aria-labelledby],[role=region]',
    group: 'fieldset,details,[role=group]',
  };

  const isVisible = (element: Element) => {
    if (element.closest('[aria-hidden=true],[inert]') !== null) return false;
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible';
  };
  const nameOf = (element: Element): string => {
    const labelledBy = element.getAttribute('aria-labelledby');
    if (labelledBy !== null) {
      return squeeze(
        labelledBy
          .split(/\s+/)
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
    }
    const own = element.getAttribute('aria-label');
    if (own !== null) return squeeze(own);
    const labels = (element as HTMLInputElement).labels;
    if (labels && labels.length > 0) {
      return squeeze([...labels].map((label) => textWithoutControls(label)).join(' '));
    }
    if (element instanceof HTMLInputElement && /^(button|submit)$/.test(element.type))
      return squeeze(element.value);
    if (element.matches('fieldset')) return squeeze(element.querySelector('legend')?.textContent);
    const text = squeeze(element.textContent);
    return text === '' ? squeeze(element.getAttribute('title')) : text;
  };
  const textWithoutControls = (label: Element) => {
    const copy = label.cloneNode(true) as Element;
    for (const control of copy.querySelectorAll('input,select,textarea,button')) control.remove();
    return copy.textContent;
  };
  const fits = (text: string) => {
    if (target.match === null) return true;
    if (typeof target.match === 'string') return text.toLowerCase().includes(target.match.toLowerCase());
    return new RegExp(target.match.source, target.match.flags).test(text);
  };

  const rooms: ParentNode[] = target.within === null ? [document] : locate(target.within);
  const among = (selector: string) =>
    rooms.flatMap((room) => [...room.querySelectorAll(selector)]).filter(isVisible);
  switch (target.kind) {
    case 'id':
      return among(`[data-id="${CSS.escape(target.what)}"]`);
    case 'css':
      return among(target.what);
    case 'role': {
      const found = among(roles[target.what] ?? `[role="${target.what}"]`).filter((element) =>
        fits(nameOf(element)),
      );
      // "Save" means the button "Save", even where there is a "Save as" too.
      const exact = found.filter(
        (element) => nameOf(element).toLowerCase() === String(target.match).toLowerCase(),
      );
      return exact.length > 0 ? exact : found;
    }
    case 'text': {
      const found = among('*').filter((element) => fits(squeeze((element as HTMLElement).innerText)));
      return found.filter((element) => !found.some((other) => other !== element && element.contains(other)));
    }
  }
}
