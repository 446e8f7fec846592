/** Buttons, and links that look like them. `hook` becomes `data-id`, by which tests find them. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  hook: string;
  kind?: ButtonKind;
  icon?: IconName;
  size?: 'small' | 'large';
  children?: ComponentChildren;
}

function classes(kind: ButtonKind, size: Look['size']): string {
  return `button button-${kind}${size ? ` button-${size}` : ''}`;
}

export function Button({
  hook,
  kind = 'secondary',
  icon,
  size,
  children,
  isBusy = false,
  isDisabled = false,
  type = 'button',
  label,
  describedBy,
  onClick,
}: Look & {
  isBusy?: boolean;
  isDisabled?: boolean;
  type?: 'button' | 'submit';
  /** For a button without words, or whose words need their context. */
  label?: string;
  describedBy?: string;
  onClick?: () => void;
}) {
  return (
    <button
      type={type}
      class={classes(kind, size)}
      data-id={hook}
      aria-label={label}
      title={children ? undefined : label}
      aria-describedby={describedBy}
      aria-busy={isBusy}
      disabled={isDisabled}
      onClick={() => {
        if (!isBusy) onClick?.();
      }}
    >
      {isBusy ? <span class="spinner" /> : icon && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children && <span>{children}</span>}
    </button>
  );
}

export function LinkButton({
  hook,
  kind = 'secondary',
  icon,
  size,
  href,
  label,
  children,
}: Look & {
  href: string;
  /** For a link without words, or whose words need their context. */
  label?: string;
}) {
  return (
    <a
      class={classes(kind, size)}
      data-id={hook}
      href={href}
      aria-label={label}
      title={children ? undefined : label}
    >
      {icon && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children && <span>{children}</span>}
    </a>
  );
}

/** Opens another site in a new tab. */
export function OutsideLink({
  href,
  hook,
  children,
}: {
  href: string;
  hook: string;
  children: ComponentChildren;
}) {
  return (
    <a class="outside" href={href} target="_blank" rel="noreferrer" data-id={hook}>
      {children}
      <Icon name="external" size={14} />
    </a>
  );
}
