(function($add,$at,$here,$inc,$iterate,$leave,$mul,$top,$turns,$value){"use strict";$at(1);let s = $top(0,$value(2,1))
$at(3);{const $l1=$here();let $i2=0;$turns(4,0,3,+1,false);for (let i = 0; i < 3; i++) {$iterate($l1,4,$i2++);s=$mul(s, 2,5)};$leave($l1)};$top(1,s);
$at(6);{const $l3=$here();let $i4=0;for (const x of [1, 2]) {$iterate($l3,7,$i4++);
  {const $l5=$here();let $i6=0;for (const k in { a: 1 }) {$iterate($l5,8,$i6++);
    if (s > 100) continue
    ;s=$add(s, x,9)
  };$leave($l5)}
};$leave($l3)};$top(2,s);
$at(10);{const $l7=$here();let $i8=0;outer: while (s < 50) {$iterate($l7,11,$i8++);
  {const $l9=$here();let $i10=0;do {$iterate($l9,12,$i10++);
    s=$inc(s,13)
    if (s > 40) break outer
  } while (s > 0);$leave($l9)}
};$leave($l7)};$top(3,s);
$at(14);{const $l11=$here();block: {
  {const $l12=$here();let $i13=0;for (const x of [s]) {$iterate($l12,15,$i13++);if (x > 1) break block};$leave($l12)}
  ;s = 0
};$leave($l11)};$top(4,s);
})
