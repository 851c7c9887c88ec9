// private members, accessors, static blocks, super, inheritance, fields, computed names
let log: string[] = []
const say = <T>(x: T): T => (log.push(String(x)), x)
abstract class Base<T> {
  #secret = 1
  static #count = 0
  static made: number[] = []
  protected readonly list: T[] = []
  public x = this.#secret + 1;
  ['computed' + say('key')] = 5
  static { this.made.push(++Base.#count); let t = { n: 1 }; t.n += 2; this.made.push(t.n++) }
  declare ghost: number
  constructor(n = 1) { this.#secret += n; this.x *= 2; Base.#count++ }
  get secret() { return this.#secret }
  set secret(v) { this.#secret = v }
  static get count() { return Base.#count }
  abstract area(): number
  has(o: object) { return #secret in o }
  bump() { this.#secret++; ++this.#secret; this.#secret ||= 3; this.#secret &&= this.#secret + 1; this.#secret **= 2; return this.#secret-- }
  #hidden(k: number) { return k + this.#secret }
  callHidden(k?: number) { return this.#hidden(k ?? 10) }
  *[Symbol.iterator]() { yield* this.list; yield this.#secret }
  async later() { return await this.#secret }
}
class Square extends Base<number> implements Iterable<number> {
  side: number
  static sides = 4
  #own = super.secret
  constructor(side: number) {
    say('before super')
    super(side)
    this.side = side
    this.list.push(side, side ** 2)
  }
  area() { return this.side ** 2 }
  override bump() { super.secret += 10; super.secret++; return super.bump() + this.#own }
  get secret() { return super.secret * 2 }
  set secret(v) { super.secret = v }
  toString() { return `Square(${this.side})` }
  static create(n: number) { return new this(n) }
}
const s = Square.create(3)
console.log(s.area(), s.secret, s.bump(), s.secret, s.callHidden(), s.has(s), s.has({}), [...s], `${s}`, s + '', log, Base.count, Base.made)
s.secret = 4; console.log(s.secret, (s as any).computedkey, s instanceof Base, Object.keys(s))
const Anonymous = class Named { static n = Named.name; self() { return Named } }
console.log(Anonymous.name, new Anonymous().self() === Anonymous, Anonymous.n)
class Derived extends (say('heritage'), Object as any) { constructor() { const arrow = () => super(); arrow(); } }
console.log(new Derived() instanceof Derived)
class Returns { constructor() { return { other: true } as any } }
console.log(JSON.stringify(new Returns()))
class Late extends Base<string> { constructor() { try { (this as any).x } catch (e) { console.log((e as Error).name) } super(); } area() { return 0 } }
new Late()
try { class NoSuper extends Square { constructor() { } } new NoSuper() } catch (e) { console.log((e as Error).name) }
const obj = { __proto__: { hi() { return 'proto' + this.n } }, n: 1, hi() { return super.hi() + '!' }, get g() { return this.n++ }, set g(v) { this.n += v } }
console.log(obj.hi(), obj.g, obj.g = 5, obj.n, obj.g++, obj.n)
class Static { static a = 1; static b = Static.a + 1; static c = this.b * 2; static m() { return this.c-- } static async *gen() { yield this.a } }
console.log(Static.m(), Static.c, Static.a++ + ++Static.a)
class Fields { a = 1; 'b c' = 2; 3 = 4; [`t${1}`] = 5; f = () => this.a++; static s; get
  d() { return 6 } }
const fl = new Fields(); console.log(fl.f(), fl.f(), fl.a, JSON.stringify(fl), fl.d, 's' in Fields)
class Chain { v = 0; add(n: number) { this.v += n; return this } }
console.log(new Chain().add(1).add(2)
  .add(3).v)
console.log(typeof Square, Square.length, Square.name, s.constructor.name, class { static x = 1 }.x)
for (const C of [class A {}, class B extends Array { sum() { let t = 0; for (const x of this) t += x; return t } }]) console.log(C.name)
class Accessor { static #p = 0; static get p() { return ++Accessor.#p } static set p(v) { Accessor.#p = v * 2 } }
Accessor.p = 4; Accessor.p += 1; Accessor.p++; console.log(Accessor.p)
console.log(new (class { constructor(public_ = 1) { (this as any).z = public_ } })(7))
