/**
 * Tells what changes on the page: mutations (nothing is done for one but to queue it), moves without a load, scrolling and resizing, the
 * page coming back to the front. Everything ends with the signal.
 */

export interface WatchEvents {
  /** Parts that are new or different; may be looked at later. */
  onParts(parts: readonly Node[], hasRemovals: boolean): void;
  /** The same changes, at once: what is drawn must be right before the next frame. */
  onTargets(targets: ReadonlySet<Node>): void;
  /** Things may stand elsewhere on the screen. */
  onMove(): void;
  onAddress(url: string): void;
  onFront(): void;
  /** Now and then, for what no event tells: a field that a script has filled, a panel that has slid away. */
  onBeat(): void;
}

const beatMs = 600;

export function watch(
  document: Document,
  events: WatchEvents,
  own: () => Element | null,
  signal: AbortSignal,
): void {
  const view = document.defaultView ?? window;
  let address = view.location.href;
  const addressMayHaveChanged = () => {
    if (view.location.href === address) return;
    address = view.location.href;
    events.onAddress(address);
  };

  const observer = new MutationObserver((records) => {
    addressMayHaveChanged();
    const parts: Node[] = [];
    const targets = new Set<Node>();
    let hasRemovals = false;
    for (const record of records) {
      if (record.target === own()) continue;
      targets.add(record.target);
      if (record.type === 'childList') {
        for (const node of record.addedNodes) parts.push(node);
        hasRemovals ||= record.removedNodes.length > 0;
      } else parts.push(record.target);
    }
    events.onTargets(targets);
    events.onParts(parts, hasRemovals);
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['href'],
  });
  signal.addEventListener('abort', () => observer.disconnect());

  const on = (target: EventTarget, names: readonly string[], listener: () => void) => {
    for (const name of names)
      target.addEventListener(name, listener, { capture: true, passive: true, signal });
  };
  on(view, ['scroll', 'resize', 'transitionend', 'animationend', 'load', 'toggle'], events.onMove);
  on(view, ['popstate', 'hashchange'], addressMayHaveChanged);
  on(view, ['focus'], events.onFront);
  on(document, ['visibilitychange'], () => {
    if (document.visibilityState === 'visible') events.onFront();
  });
  const beat = setInterval(() => {
    addressMayHaveChanged();
    if (document.visibilityState === 'visible') events.onBeat();
  }, beatMs);
  signal.addEventListener('abort', () => clearInterval(beat));
}
