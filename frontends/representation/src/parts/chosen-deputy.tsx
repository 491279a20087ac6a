import { DeputySearch } from './deputy-search.tsx';
import { ChosenName, type ChosenNameProps } from './name-search.tsx';

/** One serving deputy: searched for by name, then shown with a way back. */
export function ChosenDeputy(props: ChosenNameProps) {
  return <ChosenName {...props} search={DeputySearch} />;
}
