import type { ComponentProps } from 'react';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** `primary` is the page's or the dialog's one main act */
  type?: 'primary' | 'default';
  htmlType?: 'button' | 'submit';
  danger?: boolean;
  /** what it began is under way: it stays reachable by keyboard and does nothing */
  loading?: boolean;
}

/** The button of the house, in every app. */
export function Button({ type = 'default', htmlType = 'button', danger = false, loading = false, className = '', onClick, children, ...rest }: ButtonProps) {
  const kinds = ['rp-button', type === 'primary' && 'rp-button-primary', danger && 'rp-button-danger', className];
  return (
    <button
      {...rest}
      type={htmlType}
      className={kinds.filter(Boolean).join(' ')}
      aria-busy={loading}
      onClick={(event) => {
        if (loading) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {loading && <span className="rp-button-busy" aria-hidden="true" />}
      {children}
    </button>
  );
}
