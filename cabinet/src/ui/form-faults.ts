/** What a form knows to be wrong. Each of its fields finds its own error here, by its name, which is the API's. */
import { createContext, useContext } from 'react';

export interface FormFaults {
  errorOf(field: string): string | undefined;
  /** Where the field has one value a line: the first one that the API has refused, empty where it was none. */
  wrongLineOf(field: string): string;
}

export const FormFaultsContext = createContext<FormFaults>({ errorOf: () => undefined, wrongLineOf: () => '' });

export function useFormFaults(): FormFaults {
  return useContext(FormFaultsContext);
}
