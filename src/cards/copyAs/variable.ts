/** Something each caller has to bring: an id, a secret. Generated text names the environment variable, never a value. */
export class Variable {
  readonly name: VariableName;

  constructor(name: VariableName) {
    this.name = name;
  }
}

export type VariableName = 'SEATALK_TOKEN' | 'SEATALK_WEBHOOK_URL' | 'GROUP_ID' | 'EMPLOYEE_CODE';
