(function($at,$enter,$here,$iterate,$key,$leave,$mul,$name,$top,$value,console){"use strict";$at(1);const { x, y: [z = $value(3,1)] } = make();$top(0,$name(x,4)),$top(1,$name(z,5));
$at(6);let p = $top(2,$value(8,1)), q = $top(3,$value(9,2))
;$at(10);[p, q] = [q, p];$top(4,$name(p,12)),$top(5,$name(q,13));
$at(14);{const $l1=$here();let $i2=0;for (const { x: u, ...rest } of [make()]) {$iterate($l1,15,$i2++);console.log($mul(u , 2,16), rest)};$leave($l1)}
$at(17);const key = 'x'
$at(18);const { [$key(key)]: v } = make();$top(6,$name(v,19));
function make()      {const $s=$enter(20);try{
  return { x: $value(21,1), y: [] }
}finally{$leave($s)}}
})
