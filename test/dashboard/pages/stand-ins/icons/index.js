/** Icons that Tractor takes from a package which Aircall does not publish: each is an empty drawing of the right size. */
import { createElement, forwardRef } from 'react';

const icon = forwardRef(({ size = 16, ...rest }, ref) =>
  createElement('svg', {
    ref,
    width: size,
    height: size,
    viewBox: '0 0 16 16',
    'aria-hidden': true,
    ...plain(rest),
  }),
);

/** Style props of the design system are not attributes of a drawing. */
function plain(props) {
  return Object.fromEntries(
    Object.entries(props).filter(([name]) => /^(class|data-|style$|on[A-Z])/.test(name)),
  );
}

export const ArrowDownFilled = icon;
export const ArrowRightFilled = icon;
export const ArrowUpFilled = icon;
export const CallFilled = icon;
export const ChevronDownOutlined = icon;
export const ChevronLeftOutlined = icon;
export const ChevronRightOutlined = icon;
export const ChevronUpOutlined = icon;
export const CloseCircleFilled = icon;
export const CloseOutlined = icon;
export const CopyFilled = icon;
export const ExternalOutlined = icon;
export const FileFilled = icon;
export const FolderFilled = icon;
export const InformationFilled = icon;
export const LockedFilled = icon;
export const MenuVerticalFilled = icon;
export const MinusOutlined = icon;
export const PauseFilled = icon;
export const PdfFilled = icon;
export const PlayFilled = icon;
export const ReplayFilled = icon;
export const SearchOutlined = icon;
export const SpinnerOutlined = icon;
export const TickCircleFilled = icon;
export const TickOutlined = icon;
export const UndoOutlined = icon;
export const VisibleOffFilled = icon;
export const VisibleOnFilled = icon;
export const WarningFilled = icon;
