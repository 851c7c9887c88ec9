export default class Foo { static n = Foo.name }
export const same = () => new Foo() instanceof Foo
