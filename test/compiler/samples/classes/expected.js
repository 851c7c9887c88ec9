(function($add,$at,$enter,$fields,$here,$inc,$iterate,$key,$leave,$mul,$name,$top,$truth,$unary,$value,Array,Math){"use strict";$at(1);class Neuron {
  w;
  b = $value(2,0)
  #scale = $value(3,1)
  static made = 0
  constructor(public_        ) {const $s=$enter(4);try{
    this.w = $name(Array.from({ length: public_ }, () => {const $s=$enter(6);try{return $value(7,Math.random())}finally{$leave($s)}}),5)
    ;Neuron.made=$inc(Neuron.made,8)
  }finally{$leave($s)}}
  call(x          )         {const $s=$enter(9);try{
    let sum = $name(this.b,10)
    {const $l1=$here();let $i2=0;for (let i = 0; i < x.length; i++) {$iterate($l1,11,$i2++);sum=$add(sum, $mul(this.w[$key(i)] , x[$key(i)],13),12)};$leave($l1)}
    ;this.#scale=$mul(this.#scale, 2,14)
    return $unary(($mul(sum , this.#scale,16)),'tanh',15)
  }finally{$leave($s)}}
  get size() {const $s=$enter(17);try{
    return this.w.length
  }finally{$leave($s)}}
;static{$fields(this,($o)=>[["scale",#scale in $o?$o.#scale:void 0]],"Neuron")}}
$at(18);class Wide extends Neuron {
  extra = (($t3,$t4)=>($name((($t4=this.made(),$truth($t3=$t4.count)?$t3:($t4.count= 1))),19)))()
  constructor() {const $s=$enter(20);try{
    super(8)
    ;this.b=$add(this.b, 1,21)
  }finally{$leave($s)}}
  made()      {const $s=$enter(22);try{
    return {}
  }finally{$leave($s)}}
}
$at(23);const out = $top(0,$name(new Wide().call([1]),24))
})
