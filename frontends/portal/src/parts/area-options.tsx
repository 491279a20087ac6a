import { useAnswer } from '../ask.ts';
import { grouped } from './area-groups.ts';
import { AreasDocument } from './vocabulary.ts';

/** The places of the district to choose from: each subdistrict and town, then what lies in it. */
export function AreaOptions() {
  const [{ data }] = useAnswer(AreasDocument, {});
  return grouped(data?.areas ?? []).map(({ id, name, below }) => (
    <optgroup key={id} label={name}>
      <option value={id}>{name}</option>
      {below.map((area) => (
        <option key={area.id} value={area.id}>
          {area.name}
        </option>
      ))}
    </optgroup>
  ));
}
