/** A question in the middle, or a sheet at the side, over the page. The browser's own dialog keeps the focus inside and closes on Escape. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../words/words.ts';
import { Button } from './button.tsx';

export function Dialog({
  shape = 'question',
  title,
  children,
  actions,
  hook,
  onClose,
}: {
  shape?: 'question' | 'sheet';
  title: ComponentChildren;
  children: ComponentChildren;
  actions?: ComponentChildren;
  hook: string;
  onClose: () => void;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      // The browser gives the focus back only where the dialog still stands in the page; here it is gone already.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; by keyboard, Escape does
    <dialog
      ref={element}
      class={`dialog dialog-${shape}`}
      aria-labelledby={titleId}
      data-id={hook}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div class="dialog-frame">
        <header class="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <Button hook={`${hook}-close`} kind="quiet" icon="close" label={t('close')} onClick={onClose} />
        </header>
        {/* Reachable by Tab, so that a long sheet without anything to click can be scrolled by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
        <section class="dialog-body" tabIndex={0} aria-labelledby={titleId}>
          {children}
        </section>
        {actions && <footer class="dialog-foot">{actions}</footer>}
      </div>
    </dialog>
  );
}
