/** A button that acts at once: busy meanwhile, and what went wrong stands below all that is beside it. */
import { useSingleMutation } from '../api/use-single-mutation.ts';
import { Button, type ButtonProps } from './button.tsx';
import { Failed } from './failed.tsx';

interface ActionButtonProps extends Omit<ButtonProps, 'busy' | 'onClick' | 'type'> {
  action(): Promise<unknown>;
  /** Whether or not it succeeded. */
  onSettled?(): unknown;
}

export function ActionButton({ action, onSettled, ...button }: ActionButtonProps) {
  const acting = useSingleMutation({ mutationFn: action, onSettled: () => onSettled?.() });
  return (
    <>
      <Button {...button} busy={acting.isPending} onClick={() => acting.mutate()} />
      {acting.isError && (
        <div className="order-last basis-full">
          <Failed error={acting.error} />
        </div>
      )}
    </>
  );
}
