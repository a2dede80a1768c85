/**
 * What changes something goes through here: one at a time. A press while the first is under way does nothing, also before the page
 * has had time to draw its button as busy. The linter lets nobody else use `useMutation`.
 */
import { type UseMutationOptions, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

export function useSingleMutation<Answer = unknown, Given = void>(options: UseMutationOptions<Answer, Error, Given>) {
  const underWay = useRef(false);
  // Kept here: it would let a second press through.
  const { mutateAsync, ...mutation } = useMutation(options);
  const mutate = (given: Given) => {
    if (underWay.current) return;
    underWay.current = true;
    const done = () => {
      underWay.current = false;
    };
    // An error is in the mutation's own state, where the page shows it.
    mutateAsync(given).then(done, done);
  };
  return { ...mutation, mutate };
}
